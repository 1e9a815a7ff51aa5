/**
 * The nameserver as a process: serves, watches, reloads, ends. Start here: {@link
 * io.distrib.server.daemon.ServeCommand}.
 */
@NullMarked
package io.distrib.server.daemon;

import org.jspecify.annotations.NullMarked;
