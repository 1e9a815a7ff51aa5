package io.distrib.model;

import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One decision, for listeners. <em>Immutable.</em>
 *
 * @param method the request's method, in its own case
 * @param host the name under which the client asked, as it came or as a trusted proxy says; null if
 *     there is none
 * @param target the request target as it came
 * @param client the client's address, or what a trusted proxy says of it; null if it is not known
 * @param decision what was decided, and why
 * @param took how long it took to decide, from the adapter's call on
 */
public record DecisionEvent(
    String method,
    @Nullable String host,
    String target,
    @Nullable InetAddress client,
    DistributionDecision decision,
    Duration took) {}
