/**
 * The {@code resolve} command: what the nameserver would answer, and why. Start here: {@link
 * io.distrib.server.resolve.ResolveCommand}.
 */
@NullMarked
package io.distrib.server.resolve;

import org.jspecify.annotations.NullMarked;
