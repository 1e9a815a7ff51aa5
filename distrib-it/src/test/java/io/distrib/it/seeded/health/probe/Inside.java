package io.distrib.it.seeded.health.probe;

/** Stands for a class of the health monitor that is not API. */
public final class Inside {}
