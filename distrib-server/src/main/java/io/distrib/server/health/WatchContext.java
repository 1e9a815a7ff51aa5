package io.distrib.server.health;

import io.distrib.config.HealthSettings;
import io.distrib.naming.NamingService;
import io.distrib.spi.Clock;
import io.distrib.spi.RandomSource;

/**
 * What all the watches of a pool share. <em>Immutable.</em>
 *
 * @param naming who is told what is found
 * @param settings how often it is looked, and how many probes of an address may be under way
 * @param probes makes the probes
 * @param slots bounds the rounds that are under way
 * @param timer keeps appointments, in the thread of the watches
 * @param clock its {@code monotonicNanos} alone is read
 * @param random where jitter comes from
 * @param documents who is told what good answers carry
 */
record WatchContext(
    NamingService naming,
    HealthSettings settings,
    Probe.Factory probes,
    Slots slots,
    Timer timer,
    Clock clock,
    RandomSource random,
    DocumentListener documents) {}
