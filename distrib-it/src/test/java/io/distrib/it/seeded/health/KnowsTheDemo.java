package io.distrib.it.seeded.health;

import io.distrib.it.seeded.demo.Demo;

/** A monitor that knows the demo. */
public record KnowsTheDemo(Demo demo) {}
