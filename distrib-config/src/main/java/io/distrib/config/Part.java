package io.distrib.config;

import com.google.common.collect.ImmutableList;

/** The parts of the file, with the keys that each may have; the schema for editors has the same. */
enum Part {
  FILE(
      "pool",
      "sites",
      "groups",
      "marker",
      "overflow",
      "redirect",
      "waiting",
      "bypass",
      "proxies",
      "cookies",
      "status",
      "naming",
      "health"),
  POOL("name", "balance", "ttl", "answers", "when-none", "slow-start"),
  SITE("name", "addresses", "port", "weight", "aliases", "ttl", "health"),
  SITE_HEALTH("address", "port", "path"),
  GROUP("name", "sites", "clients", "fallback", "default", "ttl"),
  MARKER("placement", "name", "lifetime", "skew", "keys"),
  KEY("id", "secret", "secret-file"),
  OVERFLOW("max-hops"),
  REDIRECT("form", "busy-status", "retry-after"),
  WAITING("reserve", "jitter", "lifetime", "places"),
  PROXIES("trusted", "headers"),
  COOKIES("group", "site"),
  STATUS("path", "clients", "secret", "secret-file"),
  NAMING(
      "listen",
      "control",
      "state",
      "zone",
      "roles",
      "nameservers",
      "identity",
      "zone-file",
      "negative-ttl",
      "https-records",
      "outside",
      "upstreams",
      "recursion-clients",
      "rate-limit",
      "proxies"),
  RATE_LIMIT("per-second", "slip", "exempt"),
  HEALTH(
      "type",
      "protocol",
      "port",
      "path",
      "host",
      "headers",
      "expect-status",
      "expect-body",
      "trust-file",
      "client-cert",
      "interval",
      "timeout",
      "rise",
      "fall",
      "ok");

  private final ImmutableList<String> keys;

  Part(String... keys) {
    this.keys = ImmutableList.copyOf(keys);
  }

  ImmutableList<String> keys() {
    return keys;
  }

  /** What is expected in place of a key that is not known, with the nearest one that is. */
  String expectedKey(String unknown) {
    String known = "one of the keys " + String.join(", ", keys);
    return NearestWord.to(unknown, keys).map(key -> "\"" + key + "\"; " + known).orElse(known);
  }
}
