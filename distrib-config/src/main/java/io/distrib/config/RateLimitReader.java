package io.distrib.config;

import io.distrib.topology.ClientNetwork;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code naming.rate-limit}. */
final class RateLimitReader {
  private static final int MAX_PER_SECOND = 1_000_000;
  private static final int MAX_SLIP = 10;
  private static final int DEFAULT_PER_SECOND = 1_000;
  private static final int DEFAULT_SLIP = 2;

  private RateLimitReader() {}

  /** The settings; those who are exempt by default are {@code loopback}. */
  static RateLimitSettings read(Section naming, List<ClientNetwork> loopback) {
    Section limit = naming.section("rate-limit", Part.RATE_LIMIT);
    return new RateLimitSettings(
        number(limit.get("per-second"), MAX_PER_SECOND, DEFAULT_PER_SECOND),
        number(limit.get("slip"), MAX_SLIP, DEFAULT_SLIP),
        limit.has("exempt") ? exempt(limit) : loopback);
  }

  private static List<ClientNetwork> exempt(Section limit) {
    return limit.items("exempt", "items, each " + ClientNetwork.EXPECTED).stream()
        .flatMap(value -> value.parsed(ClientNetwork::parse, ClientNetwork.EXPECTED).stream())
        .toList();
  }

  private static int number(Optional<Value> value, int max, int otherwise) {
    return value
        .map(present -> present.integer(0, max))
        .orElse(OptionalInt.empty())
        .orElse(otherwise);
  }
}
