package io.distrib.it.seeded.netty;

import io.distrib.it.seeded.servlet.UsesNetty;

/** An adapter that knows another. */
public record KnowsServlets(UsesNetty other) {}
