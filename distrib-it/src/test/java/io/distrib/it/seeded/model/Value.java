package io.distrib.it.seeded.model;

/** A value as it should be. */
public record Value(int number) {}
