package io.distrib.it.seeded.marker;

import io.distrib.it.seeded.spi.SomePort;

/** A marker that knows a port. */
public record KnowsAPort(SomePort port) {}
