package io.distrib.it.seeded.server;

/** The program. */
public final class Program {}
