package io.distrib.it.seeded.cycle.two;

import io.distrib.it.seeded.cycle.one.First;
import java.util.List;

/** Closes the cycle. */
public record Second(List<First> all) {}
