package io.distrib.it.seeded.balance;

import io.distrib.it.seeded.naming.Naming;

/** A policy that knows the use case that asks it. */
public record KnowsNaming(Naming naming) {}
