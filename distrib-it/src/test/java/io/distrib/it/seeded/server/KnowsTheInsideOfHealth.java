package io.distrib.it.seeded.server;

import io.distrib.it.seeded.health.probe.Inside;

/** A program that uses more of the health monitor than its API. */
public record KnowsTheInsideOfHealth(Inside inside) {}
