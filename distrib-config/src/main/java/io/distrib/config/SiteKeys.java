package io.distrib.config;

import com.google.common.collect.ImmutableMap;
import io.distrib.topology.DnsName;
import io.distrib.topology.GeoPoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The keys of {@code sites.ID}. */
final class SiteKeys {
  static final Part PART = new Part("site");

  private static final ImmutableMap<String, Object> LOCATION_SCHEMA =
      ImmutableMap.of(
          "type",
          "array",
          "minItems",
          2,
          "maxItems",
          2,
          "items",
          ImmutableMap.of("type", "number", "minimum", -180, "maximum", 180));

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

  static final Key<GeoPoint> LOCATION =
      PART.add(
          Key.of(
              "location",
              KeyType.of(
                  SiteKeys::location,
                  point -> List.of(point.latitude(), point.longitude()),
                  LOCATION_SCHEMA),
              "Where it is, [latitude, longitude] in degrees, for pool.balance: nearest."));

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

  private static Optional<GeoPoint> location(Value value) {
    List<Value> items = value.items("two numbers: " + GeoPoint.EXPECTED);
    List<Double> degrees = items.stream().flatMap(item -> item.decimal().stream()).toList();
    if (items.size() != 2 || degrees.size() != 2) {
      return value.refuse(GeoPoint.EXPECTED);
    }
    try {
      return Optional.of(new GeoPoint(degrees.get(0), degrees.get(1)));
    } catch (IllegalArgumentException e) {
      return value.refuse(GeoPoint.EXPECTED);
    }
  }
}
