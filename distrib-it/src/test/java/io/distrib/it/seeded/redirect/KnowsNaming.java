package io.distrib.it.seeded.redirect;

import io.distrib.it.seeded.naming.Naming;

/** A use case that knows the other. */
public record KnowsNaming(Naming naming) {}
