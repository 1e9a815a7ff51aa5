package io.distrib.config;

import io.distrib.model.ProxyHeaders;
import io.distrib.model.ProxySettings;
import io.distrib.topology.ClientNetwork;
import java.util.List;

/** Reads {@code proxies}. */
final class ProxyReader {
  private ProxyReader() {}

  /** The settings; nobody is trusted if the section is absent. */
  static ProxySettings read(Section file) {
    if (!file.has("proxies")) {
      return ProxySettings.NONE;
    }
    Section proxies = file.section("proxies", Part.PROXIES);
    proxies.require("trusted", "a list of items, each " + ClientNetwork.EXPECTED);
    List<ClientNetwork> trusted =
        proxies.items("trusted", "items, each " + ClientNetwork.EXPECTED).stream()
            .flatMap(value -> value.parsed(ClientNetwork::parse, ClientNetwork.EXPECTED).stream())
            .toList();
    ProxyHeaders headers =
        proxies
            .get("headers")
            .flatMap(value -> value.choice(ProxyHeaders.values(), ProxyHeaders::text))
            .orElse(ProxySettings.NONE.headers());
    return new ProxySettings(trusted, headers);
  }
}
