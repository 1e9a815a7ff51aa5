package io.distrib.config;

import io.distrib.topology.Balance;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.ClientPlace;
import io.distrib.topology.DnsName;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The keys of {@code groups.ID}. */
final class GroupKeys {
  static final Part PART = new Part("group");

  private static final String PLACE =
      "^(continent:(AF|AN|AS|EU|NA|OC|SA)|country:[A-Z]{2}|subdivision:[A-Z]{2}-[A-Z0-9]{1,3}|asn:[1-9][0-9]{0,9})$";

  static final Key<String> NAME =
      PART.add(
          Key.of("name", KeyTypes.NAME, "The Group Name.").withFaultIfAbsent(DnsName.EXPECTED));

  static final Key<List<String>> SITES =
      PART.add(
          Key.of(
                  "sites",
                  KeyTypes.writtenList("site ids", "a site id", KeyTypes.set(KeyTypes.ref("id"))),
                  "Ids of its sites, in ring order.")
              .withFaultIfAbsent("a list of at least one site id"));

  static final Key<Map<String, Integer>> WEIGHTS =
      PART.add(
          Key.of(
              "weights",
              KeyTypes.mapping("a mapping of site ids to weights", KeyTypes.WEIGHT),
              "The shares of its sites under weighted, by id; else each site's own."));

  static final Key<List<String>> CLIENTS =
      PART.add(
          Key.of(
              "clients",
              KeyTypes.writtenList(
                  "networks in CIDR form", ClientNetwork.EXPECTED, KeyTypes.array(KeyTypes.TEXT)),
              "Client networks in CIDR form; the longest prefix over all groups wins."));

  static final Key<List<String>> PLACES =
      PART.add(
          Key.of(
              "places",
              KeyTypes.writtenList(
                  "places", ClientPlace.EXPECTED, KeyTypes.array(KeyTypes.matching(PLACE))),
              "Continents, countries, subdivisions and networks of operators, looked up in geo.databases."));

  static final Key<String> FALLBACK =
      PART.add(
          Key.of(
              "fallback",
              KeyType.of(
                  value -> value.text("another group, or pool"), text -> text, KeyTypes.TEXT),
              "Another group, or pool: who serves when this group has no site left."));

  static final Key<Boolean> DEFAULT =
      PART.add(
          Key.of(
                  "default",
                  KeyTypes.flag(),
                  "Whether clients that match no network and no place belong to it.")
              .withDefault(false));

  static final Key<Balance> BALANCE =
      PART.add(
          Key.of(
              "balance",
              KeyTypes.choice(Balance.values(), Balance::text),
              "How one of its sites is chosen; as in the pool by default."));

  static final Key<Duration> TTL =
      PART.add(
          Key.of(
              "ttl",
              KeyTypes.TTL,
              "How long answers for its name may be kept; the pool's by default."));

  private GroupKeys() {}
}
