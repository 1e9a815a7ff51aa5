package io.distrib.config;

import io.distrib.model.ProxySettings;
import java.util.List;

/** Reads {@code proxies}. */
final class ProxyReader {
  private ProxyReader() {}

  /** The settings; nobody is trusted if the section is absent. */
  static ProxySettings read(Section file) {
    if (!file.has(FileKeys.PROXIES)) {
      return ProxySettings.NONE;
    }
    Section proxies = file.section(FileKeys.PROXIES);
    return new ProxySettings(
        proxies.require(ProxyKeys.TRUSTED).orElse(List.of()),
        proxies.readOrDefault(ProxyKeys.HEADERS));
  }
}
