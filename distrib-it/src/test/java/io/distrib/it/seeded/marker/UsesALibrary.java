package io.distrib.it.seeded.marker;

import org.slf4j.Logger;

/** A marker that stands on a library. */
public record UsesALibrary(Logger logger) {}
