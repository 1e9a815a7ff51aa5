/**
 * Finds out which sites are up, and tells the naming service. Start here: {@link
 * io.distrib.server.health.HealthMonitor}.
 */
@NullMarked
package io.distrib.server.health;

import org.jspecify.annotations.NullMarked;
