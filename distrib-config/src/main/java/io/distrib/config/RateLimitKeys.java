package io.distrib.config;

import io.distrib.topology.ClientNetwork;
import java.util.List;

/** The keys of {@code naming.rate-limit}. */
final class RateLimitKeys {
  static final Part PART = new Part("rate_limit");

  static final Key<Integer> PER_SECOND =
      PART.add(
          Key.of(
                  "per-second",
                  KeyTypes.integer(0, 1_000_000),
                  "Replies for each network; 0: no limit.")
              .withDefault(1_000));

  static final Key<Integer> SLIP =
      PART.add(
          Key.of(
                  "slip",
                  KeyTypes.integer(0, 10),
                  "Of the replies over the limit, one in this many is sent truncated (TC=1) so that a genuine client retries over TCP; 0: none.")
              .withDefault(2));

  static final Key<List<ClientNetwork>> EXEMPT =
      PART.add(
          Key.of(
                  "exempt",
                  KeyTypes.networks(KeyTypes.array(KeyTypes.TEXT)),
                  "Client networks that are not limited.")
              .withDefault(KeyTypes.LOOPBACK));

  private RateLimitKeys() {}
}
