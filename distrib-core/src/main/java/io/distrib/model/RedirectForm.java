package io.distrib.model;

/**
 * How a GET or HEAD is redirected (rules, section 5); every other method gets 307, so that method
 * and body survive.
 */
public enum RedirectForm {
  /** 302. */
  FOUND("302", 302),
  /** 303. */
  SEE_OTHER("303", 303),
  /** 307. */
  TEMPORARY_REDIRECT("307", 307),
  /** A page with META refresh. */
  META_REFRESH("meta", 200);

  private final String text;
  private final int status;

  RedirectForm(String text, int status) {
    this.text = text;
    this.status = status;
  }

  /** The word that stands for it in a configuration. */
  public String text() {
    return text;
  }

  /** The status code that it sends. */
  public int status() {
    return status;
  }
}
