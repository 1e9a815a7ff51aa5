package io.distrib.it.seeded.server.daemon;

/** The daemon. */
public final class Daemon {}
