/**
 * The {@code decide} command: what the redirect component would do, request by request. Start here:
 * {@link io.distrib.server.decide.DecideCommand}.
 */
@NullMarked
package io.distrib.server.decide;

import org.jspecify.annotations.NullMarked;
