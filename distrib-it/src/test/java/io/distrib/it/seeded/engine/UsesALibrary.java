package io.distrib.it.seeded.engine;

import org.slf4j.Logger;

/** Logic that stands on a library. */
public record UsesALibrary(Logger logger) {}
