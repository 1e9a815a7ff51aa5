package io.distrib.it.seeded.engine;

import io.distrib.it.seeded.ShowsTheEngine;

/** Logic that knows the use case above it. */
public record KnowsTheUseCase(ShowsTheEngine useCase) {}
