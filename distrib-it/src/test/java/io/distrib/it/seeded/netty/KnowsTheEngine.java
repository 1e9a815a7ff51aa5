package io.distrib.it.seeded.netty;

import io.distrib.it.seeded.engine.Logic;

/** An adapter that knows the engine. */
public record KnowsTheEngine(Logic logic) {}
