package io.distrib.it.seeded.server.client;

import io.distrib.it.seeded.server.daemon.Daemon;

/** A command that knows the daemon. */
public record KnowsTheDaemon(Daemon daemon) {}
