/**
 * The whole system on loopback addresses, and a client that walks through every case. Start here:
 * {@link io.distrib.demo.Demo}.
 */
@NullMarked
package io.distrib.demo;

import org.jspecify.annotations.NullMarked;
