package io.distrib.it.seeded.engine;

/** Logic as it should be. */
public record Logic(int number) {}
