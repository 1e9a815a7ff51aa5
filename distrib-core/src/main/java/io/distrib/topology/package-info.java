/**
 * The pool as it is configured: its sites, groups and names. Immutable; all faults are reported at
 * once. Start here: {@link io.distrib.topology.TopologyBuilder}.
 */
@NullMarked
package io.distrib.topology;

import org.jspecify.annotations.NullMarked;
