/**
 * Where clients are: countries, cities and autonomous systems from files in the MaxMind DB format.
 * Start here: {@link io.distrib.maxmind.PlaceDatabase}.
 */
@NullMarked
package io.distrib.maxmind;

import org.jspecify.annotations.NullMarked;
