/**
 * What the hot paths cost, in time and in allocation. Start here: {@link
 * io.distrib.benchmarks.DecisionBenchmark}.
 */
@NullMarked
package io.distrib.benchmarks;

import org.jspecify.annotations.NullMarked;
