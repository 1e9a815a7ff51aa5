/** Stands for the demo. */
@NullMarked
package io.distrib.it.seeded.demo;

import org.jspecify.annotations.NullMarked;
