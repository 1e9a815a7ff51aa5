package io.distrib.topology;

/** The built-in ways to choose one of several eligible sites (rules, section 2). */
public enum Balance {
  /** Each in turn. */
  ROUND_ROBIN("round-robin"),
  /** Each with the same chance. */
  RANDOM("random"),
  /** Each in proportion to its weight. */
  WEIGHTED("weighted"),
  /** Each in proportion to the room that it reports. */
  LEAST_BUSY("least-busy"),
  /** The same one for the same client network. */
  CLIENT_HASH("client-hash"),
  /** One of those that are nearest to the client (D12). */
  NEAREST("nearest");

  private final String text;

  Balance(String text) {
    this.text = text;
  }

  /** The word that stands for it in a configuration. */
  public String text() {
    return text;
  }
}
