/**
 * How a running nameserver is told what to do, and asked how it is: one line of JSON each way over
 * a socket in the file system. Start here: {@link io.distrib.server.control.ControlSocket} and
 * {@link io.distrib.server.control.ControlClient}.
 */
@NullMarked
package io.distrib.server.control;

import org.jspecify.annotations.NullMarked;
