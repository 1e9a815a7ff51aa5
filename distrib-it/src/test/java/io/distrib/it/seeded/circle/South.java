package io.distrib.it.seeded.circle;

import java.util.List;

/** Knows the next class of the circle. */
public record South(List<West> next) {}
