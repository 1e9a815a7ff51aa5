/**
 * The logic behind the two use cases: pure functions over finite facts, and the small states that
 * feed them. Not API. Start here: {@link io.distrib.engine.DecisionFlow} and {@link
 * io.distrib.engine.NamingFlow}.
 */
@NullMarked
package io.distrib.engine;

import org.jspecify.annotations.NullMarked;
