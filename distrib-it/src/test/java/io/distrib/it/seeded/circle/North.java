package io.distrib.it.seeded.circle;

import java.util.List;

/** Closes the circle of four classes. */
public record North(List<East> next) {}
