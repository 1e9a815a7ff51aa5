/**
 * The gate: a reverse proxy that stands beside one application at its own site and applies the
 * redirect component in its stead. Start here: {@link io.distrib.server.gate.GateCommand}, then
 * {@code Exchange}.
 */
@NullMarked
package io.distrib.server.gate;

import org.jspecify.annotations.NullMarked;
