/**
 * The running nameserver while it changes: its configuration, and the process itself. Start here:
 * {@link io.distrib.it.serve.ReloadIT}.
 */
@NullMarked
package io.distrib.it.serve;

import org.jspecify.annotations.NullMarked;
