package io.distrib.model;

/** The two parts that a nameserver plays, in one process or in two (D8). */
public enum NamingRole {
  /** Answers the Pool Name and the Group Names. */
  LOAD_BALANCE("load-balance"),
  /** Answers the Site Names. */
  FAILOVER("failover");

  private final String text;

  NamingRole(String text) {
    this.text = text;
  }

  /** The word that stands for it in a configuration. */
  public String text() {
    return text;
  }
}
