/**
 * The thread on which all monitors run, and its connections. Not API. Start here: {@link
 * io.distrib.health.net.HealthLoop}.
 */
@NullMarked
package io.distrib.health.net;

import org.jspecify.annotations.NullMarked;
