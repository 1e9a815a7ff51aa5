package io.distrib.it.seeded.model;

import io.distrib.it.seeded.redirect.ShowsSyntax;

/** A value that knows the use case above it. */
public record KnowsTheUseCase(ShowsSyntax useCase) {}
