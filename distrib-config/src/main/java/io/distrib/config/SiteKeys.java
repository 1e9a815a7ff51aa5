package io.distrib.config;

import io.distrib.topology.DnsName;
import java.time.Duration;
import java.util.List;

/** The keys of {@code sites.ID}. */
final class SiteKeys {
  static final Part PART = new Part("site");

  static final Key<String> NAME =
      PART.add(Key.of("name", KeyTypes.NAME, "The Site Name.").withFaultIfAbsent(DnsName.EXPECTED));

  static final Key<List<String>> ADDRESSES =
      PART.add(
          Key.of(
                  "addresses",
                  KeyTypes.writtenList(
                      "IPv4 or IPv6 addresses",
                      "an IPv4 or IPv6 address",
                      KeyTypes.set(KeyTypes.TEXT)),
                  "IPv4 and IPv6 addresses.")
              .withFaultIfAbsent("a list of at least one IPv4 or IPv6 address"));

  static final Key<Integer> PORT =
      PART.add(
          Key.of(
              "port",
              KeyTypes.PORT,
              "The public port; without it the port of the request is kept."));

  static final Key<Integer> HTTPS_PORT =
      PART.add(
          Key.of(
              "https-port",
              KeyTypes.PORT,
              "The public port for https, where it is another than port."));

  static final Key<Integer> WEIGHT =
      PART.add(Key.of("weight", KeyTypes.WEIGHT, "Its share under weighted.").withDefault(1));

  static final Key<Boolean> COLD =
      PART.add(
          Key.of(
                  "cold",
                  KeyTypes.flag(),
                  "Whether it is a standby: chosen only when no other site of the group is eligible.")
              .withDefault(false));

  static final Key<List<String>> ALIASES =
      PART.add(
          Key.of(
              "aliases",
              KeyTypes.writtenList(
                  "DNS names", DnsName.EXPECTED, KeyTypes.array(KeyTypes.ref("name"))),
              "Further names that belong to it."));

  static final Key<Duration> TTL =
      PART.add(
          Key.of(
              "ttl",
              KeyTypes.TTL,
              "How long answers for its name may be kept; the pool's by default."));

  static final Key<Value> HEALTH =
      PART.add(
          Key.of(
              "health",
              KeyTypes.section(SiteProbeKeys.PART),
              "How this site is probed, where that is not as the others are."));

  private SiteKeys() {}
}
