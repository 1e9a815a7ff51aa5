/**
 * What tests of distrib and of its extensions share: clocks and probes that do as they are told,
 * ready topologies, and a contract for each port that an implementer's test class extends. Start
 * here: {@link io.distrib.testkit.GroupSelectorContract}.
 */
@NullMarked
package io.distrib.testkit;

import org.jspecify.annotations.NullMarked;
