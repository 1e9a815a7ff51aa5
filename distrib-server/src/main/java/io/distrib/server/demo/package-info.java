/**
 * The whole system on loopback addresses, and a client that walks through every case. Start here:
 * {@link io.distrib.server.demo.DemoCommand}.
 */
@NullMarked
package io.distrib.server.demo;

import org.jspecify.annotations.NullMarked;
