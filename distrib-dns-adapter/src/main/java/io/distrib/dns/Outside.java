package io.distrib.dns;

/** What a name outside all zones is answered with (D4). */
public enum Outside {
  /** REFUSED. */
  REFUSE("refuse"),
  /** A referral to the nameservers of the root. */
  REFER("refer");

  private final String text;

  Outside(String text) {
    this.text = text;
  }

  /** The word that stands for it in a configuration. */
  public String text() {
    return text;
  }
}
