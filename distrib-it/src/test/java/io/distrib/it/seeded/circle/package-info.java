/** Holds violations of the architecture, one for each rule that can be broken here. */
@NullMarked
package io.distrib.it.seeded.circle;

import org.jspecify.annotations.NullMarked;
