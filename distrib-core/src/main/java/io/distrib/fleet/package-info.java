/**
 * Decides what several nameservers that answer for the same pools agree on: which sites are up, by
 * the verdicts that members post about them (rules E1 to E5, E9, E11, E16). Start here: {@link
 * io.distrib.fleet.FleetView}; what stands on a board and how it is written: {@link
 * io.distrib.fleet.BoardBook}. Nothing here waits, keeps time or speaks to a network.
 */
@NullMarked
package io.distrib.fleet;

import org.jspecify.annotations.NullMarked;
