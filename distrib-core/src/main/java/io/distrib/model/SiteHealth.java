package io.distrib.model;

import java.time.Duration;

/**
 * The health of one site, or of one of its addresses, according to its probes. <em>Immutable.</em>
 *
 * @param isUp what is believed
 * @param isProven whether any probe has spoken yet
 * @param isDoubted whether results speak against what is believed, but too few of them yet
 * @param heldDown for how long it will be kept down yet because it has been going up and down; zero
 *     if it is not
 * @param evidence what the last probe found, for people; empty before the first
 * @param sinceProbe how long ago that was; since the start before the first
 * @param sinceChange how long it has been believed
 */
public record SiteHealth(
    boolean isUp,
    boolean isProven,
    boolean isDoubted,
    Duration heldDown,
    String evidence,
    Duration sinceProbe,
    Duration sinceChange) {}
