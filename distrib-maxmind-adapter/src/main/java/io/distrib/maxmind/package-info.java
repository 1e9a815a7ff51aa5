/**
 * Groups by where a client is: by continent, country or subdivision, from a file in the MaxMind DB
 * format. Start here: {@link io.distrib.maxmind.PlaceSelector}.
 */
@NullMarked
package io.distrib.maxmind;

import org.jspecify.annotations.NullMarked;
