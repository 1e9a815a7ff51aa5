package io.distrib.health;

import io.distrib.config.HealthSettings;
import io.distrib.health.net.ConcurrencyLimit;
import io.distrib.health.net.Timer;
import io.distrib.health.probe.Probe;
import io.distrib.naming.NamingService;
import io.distrib.spi.Clock;
import io.distrib.spi.RandomSource;

/**
 * What the watches of all addresses of a pool share. <em>Immutable.</em>
 *
 * @param naming receives the results
 * @param settings how often an address is probed, and how many attempts at an address may be under
 *     way
 * @param probes makes the probes
 * @param probeLimit limits the probes that are under way
 * @param timer runs tasks later, in the thread of the watches
 * @param clock its {@code monotonicNanos} alone is read
 * @param random the source of jitter
 * @param documents receives the documents in good answers
 */
record WatchContext(
    NamingService naming,
    HealthSettings settings,
    Probe.Factory probes,
    ConcurrencyLimit probeLimit,
    Timer timer,
    Clock clock,
    RandomSource random,
    DocumentListener documents) {}
