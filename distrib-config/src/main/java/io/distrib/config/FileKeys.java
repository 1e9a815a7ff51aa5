package io.distrib.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The keys of the whole file. */
final class FileKeys {
  private static final Predicate<String> IS_BYPASS =
      Pattern.compile("/[!-~&&[^#?*]]*(?<=/)\\*|/[!-~&&[^#?*]]*").asMatchPredicate();
  private static final String BYPASS_EXPECTED =
      "a path that starts with /, without spaces, ? and #, at its end perhaps /*";

  static final Part PART = new Part("file", KeyTypes.requiring("pool", "sites"));

  static final Key<Value> POOL =
      PART.add(Key.of("pool", KeyTypes.section(PoolKeys.PART), "The pool."));

  static final Key<Value> SITES =
      PART.add(
          Key.of(
              "sites",
              KeyType.special(
                      ImmutableMap.of(
                          "type",
                          "object",
                          "minProperties",
                          1,
                          "propertyNames",
                          KeyTypes.ref("id"),
                          "additionalProperties",
                          KeyTypes.ref("site")))
                  .holding(SiteKeys.PART),
              "Sites by id. The order is the ring when there are no groups."));

  static final Key<Value> GROUPS =
      PART.add(
          Key.of(
              "groups",
              KeyType.special(
                      ImmutableMap.of(
                          "type",
                          "object",
                          "propertyNames",
                          ImmutableMap.of(
                              "allOf",
                              ImmutableList.of(
                                  KeyTypes.ref("id"),
                                  ImmutableMap.of("not", ImmutableMap.of("const", "pool")))),
                          "additionalProperties",
                          KeyTypes.ref("group")))
                  .holding(GroupKeys.PART),
              "Groups by id; every site must then be in at least one."));

  static final Key<Value> GEO =
      PART.add(Key.of("geo", KeyTypes.section(GeoKeys.PART), "What tells where clients are."));

  static final Key<Value> MARKER =
      PART.add(
          Key.of(
              "marker",
              KeyTypes.section(MarkerKeys.PART),
              "The marker that a redirect adds to the address."));

  static final Key<Value> OVERFLOW =
      PART.add(
          Key.of(
              "overflow",
              KeyTypes.section(OverflowKeys.PART),
              "How far a client is sent along the ring."));

  static final Key<Value> REDIRECT =
      PART.add(
          Key.of(
              "redirect",
              KeyTypes.section(RedirectKeys.PART),
              "How clients are redirected and turned away."));

  static final Key<Value> WAITING =
      PART.add(
          Key.of(
              "waiting",
              KeyTypes.section(WaitingKeys.PART),
              "With it, clients that were turned away come back before newcomers; it needs marker.keys."));

  static final Key<List<String>> BYPASS =
      PART.add(
          Key.of(
              "bypass",
              KeyType.of(
                  value -> Optional.of(bypass(value)),
                  paths -> paths,
                  KeyTypes.array(KeyTypes.matching("^/([!-~]*)$"))),
              "Paths that are served at once, session or not: whole ones, or beginnings that end in /*."));

  static final Key<Value> PROXIES =
      PART.add(
          Key.of(
              "proxies",
              KeyTypes.section(ProxyKeys.PART),
              "Proxies that are believed when they say on whose behalf they ask."));

  static final Key<Value> COOKIES =
      PART.add(
          Key.of(
              "cookies",
              KeyTypes.section(CookieKeys.PART),
              "What clients are given to remember; needs marker.keys."));

  static final Key<Value> STATUS =
      PART.add(
          Key.of("status", KeyTypes.section(StatusKeys.PART), "The status document of each site."));

  static final Key<Value> TAKEOVER =
      PART.add(
          Key.of(
              "takeover",
              KeyTypes.section(TakeoverKeys.PART),
              "What browsers are told to do when their site dies."));

  static final Key<Value> NAMING =
      PART.add(
          Key.of(
              "naming",
              KeyTypes.section(NamingKeys.PART),
              "How the nameserver serves the pool's names."));

  static final Key<Value> HEALTH =
      PART.add(
          Key.of(
              "health",
              KeyTypes.section(HealthKeys.PART),
              "How the nameserver watches the sites."));

  private FileKeys() {}

  private static List<String> bypass(Value value) {
    return value.items("paths").stream()
        .flatMap(
            item ->
                item.parsed(text -> Optional.of(text).filter(IS_BYPASS), BYPASS_EXPECTED).stream())
        .toList();
  }
}
