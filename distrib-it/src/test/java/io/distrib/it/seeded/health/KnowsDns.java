package io.distrib.it.seeded.health;

import io.distrib.it.seeded.dns.ServesServlets;

/** A monitor that knows an adapter. */
public record KnowsDns(ServesServlets other) {}
