/** Holds violations of the architecture, one for each rule that can be broken here. */
@NullMarked
package io.distrib.it.seeded.health;

import org.jspecify.annotations.NullMarked;
