package io.distrib.config;

import io.distrib.model.ProxyHeaders;
import io.distrib.model.ProxySettings;
import io.distrib.topology.ClientNetwork;
import java.util.List;

/** The keys of {@code proxies}. */
final class ProxyKeys {
  static final Part PART = new Part("proxies");

  static final Key<List<ClientNetwork>> TRUSTED =
      PART.add(
          Key.of(
                  "trusted",
                  KeyTypes.networks(
                      KeyTypes.array(KeyTypes.matching("^[0-9A-Fa-f.:]+(/[0-9]{1,3})?$"))),
                  "Networks of the proxies that are believed when they say on whose behalf they ask.")
              .withFaultIfAbsent("a list of items, each " + ClientNetwork.EXPECTED));

  static final Key<ProxyHeaders> HEADERS =
      PART.add(
          Key.of(
                  "headers",
                  KeyTypes.choice(ProxyHeaders.values(), ProxyHeaders::text),
                  "The header fields that they write; all others are ignored.")
              .withDefault(ProxySettings.NONE.headers()));

  private ProxyKeys() {}
}
