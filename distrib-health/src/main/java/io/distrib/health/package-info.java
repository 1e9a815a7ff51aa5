/**
 * Finds out which sites are up, and tells the naming service. Start here: {@link
 * io.distrib.health.HealthMonitor}. The packages below this one are not API, except {@code report}.
 */
@NullMarked
package io.distrib.health;

import org.jspecify.annotations.NullMarked;
