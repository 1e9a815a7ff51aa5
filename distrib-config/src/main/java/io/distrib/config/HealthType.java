package io.distrib.config;

/** How it is found out whether a site is up. */
public enum HealthType {
  /** It answers a GET. */
  HTTP("http", 80),
  /** It answers a GET under TLS. */
  HTTPS("https", 443),
  /** It accepts a connection. */
  TCP("tcp", 80),
  /** It is not: every site counts as up. */
  NONE("none", 0);

  private final String text;
  private final int defaultPort;

  HealthType(String text, int defaultPort) {
    this.text = text;
    this.defaultPort = defaultPort;
  }

  /** The word that stands for it in a configuration. */
  public String text() {
    return text;
  }

  /** The port that is probed when neither the probe nor the site names one. */
  public int defaultPort() {
    return defaultPort;
  }
}
