package io.distrib.it.seeded.spi;

/** A port that is a class. */
public final class ConcretePort {}
