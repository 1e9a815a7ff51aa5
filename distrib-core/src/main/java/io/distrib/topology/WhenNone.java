package io.distrib.topology;

/** What a name is answered with when none of its sites is operational (D5). */
public enum WhenNone {
  /** As if all were operational; of those that operators took down, first those that are up. */
  ALL("all"),
  /** As when the last one was. */
  LAST_KNOWN("last-known"),
  /** SERVFAIL. */
  SERVFAIL("servfail"),
  /** NOERROR without an answer. */
  NODATA("nodata");

  private final String text;

  WhenNone(String text) {
    this.text = text;
  }

  /** The word that stands for it in a configuration. */
  public String text() {
    return text;
  }
}
