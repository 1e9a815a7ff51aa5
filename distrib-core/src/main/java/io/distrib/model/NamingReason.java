package io.distrib.model;

/**
 * Why a name was answered as it was: one for each exit of the flow, with the rule that it stands
 * for.
 */
public enum NamingReason {
  /** A Pool or Group Name: one of its operational sites that do not drain. */
  BALANCED("D1"),
  /** A Pool or Group Name: all that are operational drain. */
  BALANCED_DRAINING("D6"),
  /** A Group Name without an operational site: its fallback's. */
  BALANCED_FALLBACK("D5"),
  /** A Site Name: its own site. */
  OWN_SITE("D2"),
  /** A Site Name whose site is down: the next operational one of its ring. */
  FAILED_OVER("D2"),
  /** A Site Name whose whole ring is down: a site of the fallback. */
  FAILED_OVER_FALLBACK("D2"),
  /** No site is operational: as if all were. */
  ALL_DOWN_ALL("D5"),
  /** No site is operational: as when the last one was. */
  ALL_DOWN_LAST_KNOWN("D5"),
  /** No site is operational: SERVFAIL. */
  ALL_DOWN_SERVFAIL("D5"),
  /** No site is operational: no answer. */
  ALL_DOWN_NODATA("D5"),
  /** The name belongs to a role that this process does not play. */
  OTHER_ROLE("D8"),
  /** The name is none of the pool's. */
  NOT_OURS("D4");

  private final String rule;

  NamingReason(String rule) {
    this.rule = rule;
  }

  /** The rule that leads here, by its id in {@code docs/rules.md}. */
  public String rule() {
    return rule;
  }
}
