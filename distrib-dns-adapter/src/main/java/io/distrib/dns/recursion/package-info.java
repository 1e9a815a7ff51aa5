/**
 * Recursion: names outside all zones are looked up at upstream resolvers, for the clients who may
 * have that, in one thread that never waits for a single upstream. Start here: {@link
 * io.distrib.dns.recursion.RecursionHandler}, then {@link io.distrib.dns.recursion.Forwarder}.
 */
@NullMarked
package io.distrib.dns.recursion;

import org.jspecify.annotations.NullMarked;
