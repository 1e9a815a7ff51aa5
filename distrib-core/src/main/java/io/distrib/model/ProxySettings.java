package io.distrib.model;

import io.distrib.topology.ClientNetwork;
import java.util.List;

/**
 * Which proxies are trusted, and in which header fields they speak. <em>Immutable.</em>
 *
 * @param trusted the networks of the proxies; none: nobody is believed and nothing is read
 * @param headers the header fields that they write
 */
public record ProxySettings(List<ClientNetwork> trusted, ProxyHeaders headers) {
  /** Nobody is believed. */
  public static final ProxySettings NONE = new ProxySettings(List.of(), ProxyHeaders.X_FORWARDED);

  /** Copies the list. */
  public ProxySettings {
    trusted = List.copyOf(trusted);
  }
}
