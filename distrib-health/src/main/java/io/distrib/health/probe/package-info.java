/**
 * What a probe of one address of a site is, and what it can come to. Not API. Start here: {@link
 * io.distrib.health.probe.Probe}.
 */
@NullMarked
package io.distrib.health.probe;

import org.jspecify.annotations.NullMarked;
