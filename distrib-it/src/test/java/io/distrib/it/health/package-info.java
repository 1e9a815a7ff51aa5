/**
 * How soon the running nameserver sees that a site has died, hangs or is back. Start here: {@link
 * io.distrib.it.health.HealthFiguresIT}.
 */
@NullMarked
package io.distrib.it.health;

import org.jspecify.annotations.NullMarked;
