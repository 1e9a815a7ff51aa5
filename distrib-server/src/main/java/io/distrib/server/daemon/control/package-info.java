/**
 * The control socket of the running nameserver. Start here: {@link
 * io.distrib.server.daemon.control.ControlSocket}.
 */
@NullMarked
package io.distrib.server.daemon.control;

import org.jspecify.annotations.NullMarked;
