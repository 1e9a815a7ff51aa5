package io.distrib.config;

/** What the nameserver does with a name outside its zones (D4). */
public enum OutsideMode {
  /** REFUSED. */
  REFUSE("refuse"),
  /** A referral to the root. */
  REFER("refer"),
  /** A recursive look-up through the upstreams, for allowed clients. */
  RECURSE("recurse");

  private final String text;

  OutsideMode(String text) {
    this.text = text;
  }

  /** The word that stands for it in a configuration. */
  public String text() {
    return text;
  }
}
