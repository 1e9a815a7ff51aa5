package io.distrib.it.seeded.cycle.one;

import io.distrib.it.seeded.cycle.two.Second;

/** Knows a class of a package that knows this one; both lie in one package of the first level. */
public record First(Second second) {}
