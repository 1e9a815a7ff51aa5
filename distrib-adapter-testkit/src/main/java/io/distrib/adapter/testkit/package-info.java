/**
 * The kit of raw requests that every adapter has to pass, as a test class to extend; put it on a
 * test class path only. Start here: {@link io.distrib.adapter.testkit.DistributorAdapterContract}.
 */
@NullMarked
package io.distrib.adapter.testkit;

import org.jspecify.annotations.NullMarked;
