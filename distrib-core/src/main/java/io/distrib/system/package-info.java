/**
 * The clock and the source of randomness of the machine, for {@link io.distrib.spi.Clock} and
 * {@link io.distrib.spi.RandomSource}.
 */
@NullMarked
package io.distrib.system;

import org.jspecify.annotations.NullMarked;
