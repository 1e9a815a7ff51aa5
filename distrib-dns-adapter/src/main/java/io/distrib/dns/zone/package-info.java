/**
 * Zones: the names of naming services with static records beside them, checked when a zone is
 * built, and the answers from them. Start here: {@link io.distrib.dns.zone.Zone}, then {@code
 * ZoneAnswer} for the algorithm and {@code ZoneData} for the names.
 */
@NullMarked
package io.distrib.dns.zone;

import org.jspecify.annotations.NullMarked;
