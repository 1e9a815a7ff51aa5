package io.distrib.it.seeded.circle;

import java.util.List;

/** Knows a class of its package, and is known by it over two others. */
public record East(List<South> next) {}
