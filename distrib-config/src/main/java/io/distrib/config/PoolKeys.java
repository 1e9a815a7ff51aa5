package io.distrib.config;

import io.distrib.topology.Balance;
import io.distrib.topology.DnsName;
import io.distrib.topology.Nearest;
import io.distrib.topology.Pool;
import io.distrib.topology.WhenNone;
import java.time.Duration;
import java.util.Arrays;

/** The keys of {@code pool}. */
final class PoolKeys {
  static final Part PART = new Part("pool");

  private static final Balance[] OTHERS =
      Arrays.stream(Balance.values())
          .filter(balance -> balance != Balance.NEAREST)
          .toArray(Balance[]::new);

  static final Key<String> NAME =
      PART.add(Key.of("name", KeyTypes.NAME, "The Pool Name.").withFaultIfAbsent(DnsName.EXPECTED));

  static final Key<Balance> BALANCE =
      PART.add(
          Key.of(
                  "balance",
                  KeyTypes.choice(Balance.values(), Balance::text),
                  "How one of several sites is chosen.")
              .withDefault(Balance.LEAST_BUSY));

  static final Key<Integer> NEAREST_BAND =
      PART.add(
          Key.of(
                  "nearest-band",
                  KeyTypes.integer(0, Nearest.MAX_BAND),
                  "By how many percent farther than the nearest site others may be to count as equal under nearest; 100 km always count.")
              .withDefault(Nearest.DEFAULT.bandPercent()));

  static final Key<Balance> NEAREST_THEN =
      PART.add(
          Key.of(
                  "nearest-then",
                  KeyTypes.choice(OTHERS, Balance::text),
                  "How one of the sites that count as the nearest is chosen.")
              .withDefault(Nearest.DEFAULT.then()));

  static final Key<Duration> TTL =
      PART.add(
          Key.of("ttl", KeyTypes.TTL, "How long answers may be kept.").withDefault(Duration.ZERO));

  static final Key<Integer> ANSWERS =
      PART.add(
          Key.of("answers", KeyTypes.integer(1, 16), "How many sites an answer names.")
              .withDefault(1));

  static final Key<WhenNone> WHEN_NONE =
      PART.add(
          Key.of(
                  "when-none",
                  KeyTypes.choice(WhenNone.values(), WhenNone::text),
                  "What is answered when no site is operational.")
              .withDefault(WhenNone.ALL));

  static final Key<Boolean> PREFER_GROUP =
      PART.add(
          Key.of(
                  "prefer-group",
                  KeyTypes.flag(),
                  "Whether the Pool Name means the client's group, where that is known.")
              .withDefault(true));

  static final Key<Duration> SLOW_START =
      PART.add(
          Key.of(
                  "slow-start",
                  KeyTypes.duration(new DurationRange(Duration.ZERO, Duration.ofHours(1), false)),
                  "How long a site that has come back takes to its whole share of new clients.")
              .withDefault(Pool.SLOW_START));

  private PoolKeys() {}
}
