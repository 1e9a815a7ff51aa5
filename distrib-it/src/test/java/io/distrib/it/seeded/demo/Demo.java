package io.distrib.it.seeded.demo;

/** The demo. */
public final class Demo {}
