/**
 * The commands that speak to a running nameserver. Start here: {@link
 * io.distrib.server.client.ControlClient}.
 */
@NullMarked
package io.distrib.server.client;

import org.jspecify.annotations.NullMarked;
