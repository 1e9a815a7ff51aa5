/** Stands for the inside of the health monitor. */
@NullMarked
package io.distrib.it.seeded.health.probe;

import org.jspecify.annotations.NullMarked;
