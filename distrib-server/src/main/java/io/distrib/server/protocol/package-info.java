/**
 * What clients and the daemon say to each other over the control socket. Start here: {@link
 * io.distrib.server.protocol.ControlRequest}.
 */
@NullMarked
package io.distrib.server.protocol;

import org.jspecify.annotations.NullMarked;
