/**
 * How full a site is, learned from how long its requests take: the limits of
 * Netflix/concurrency-limits as a load probe. Start here: {@link io.distrib.limits.AdaptiveLimit}.
 */
@NullMarked
package io.distrib.limits;

import org.jspecify.annotations.NullMarked;
