package io.distrib.it.seeded.naming;

/** A use case as it should be. */
public record Naming(int number) {}
