package io.distrib.config;

import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.net.Inet4Address;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Finds answers that do not fit into a datagram. <em>Immutable.</em> */
final class AnswerSizes {
  /** The largest UDP reply (RFC 9715). */
  private static final int MAX_BYTES = 1_232;

  /** Header, type and class of the question, OPT with a DNS cookie. */
  private static final int FIXED_BYTES = 12 + 4 + 11 + 28;

  /** A record's name as a pointer, type, class, TTL, length. */
  private static final int RECORD_BYTES = 12;

  private final Topology topology;
  private final int nameBytes;

  private AnswerSizes(Topology topology) {
    this.topology = topology;
    this.nameBytes = topology.pool().name().text().length() + 2;
  }

  /** A warning if {@code pool.answers} makes replies for the pool's name too large. */
  static Optional<String> warning(Topology topology, boolean hasHttpsRecords) {
    AnswerSizes sizes = new AnswerSizes(topology);
    int a = sizes.reply(0, site -> (RECORD_BYTES + 4) * ipv4(site));
    int aaaa = sizes.reply(0, site -> (RECORD_BYTES + 16) * ipv6(site));
    int hints = RECORD_BYTES + 3 + 4 + 4;
    int https = sizes.reply(hints, site -> 4 * ipv4(site) + 16 * ipv6(site));
    int all = hasHttpsRecords ? https : 0;
    int largest = Math.max(a, Math.max(aaaa, all));
    if (largest <= MAX_BYTES) {
      return Optional.empty();
    }
    String type = largest == aaaa ? "AAAA" : largest == a ? "A" : "HTTPS";
    return Optional.of(
        "pool.answers: a reply with the "
            + type
            + " records of "
            + sizes.answers()
            + " sites has up to "
            + largest
            + " bytes; over "
            + MAX_BYTES
            + " bytes clients have to ask again by TCP (expected fewer answers or addresses)");
  }

  private int answers() {
    return Math.min(topology.pool().answers(), topology.sites().size());
  }

  /** With the sites that have the largest records. */
  private int reply(int fixed, ToIntFunction<Site> bytes) {
    return FIXED_BYTES
        + nameBytes
        + fixed
        + topology.sites().stream()
            .map(bytes::applyAsInt)
            .sorted(Comparator.reverseOrder())
            .limit(answers())
            .mapToInt(Integer::intValue)
            .sum();
  }

  private static int ipv4(Site site) {
    return (int) site.addresses().stream().filter(Inet4Address.class::isInstance).count();
  }

  private static int ipv6(Site site) {
    return site.addresses().size() - ipv4(site);
  }
}
