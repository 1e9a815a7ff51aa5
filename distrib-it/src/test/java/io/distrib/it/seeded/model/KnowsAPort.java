package io.distrib.it.seeded.model;

import io.distrib.it.seeded.spi.SomePort;

/** A value that knows a port. */
public record KnowsAPort(SomePort port) {}
