package io.distrib.model;

/** What an operator says of a site's new sessions, over what the site says of itself (D6). */
public enum AdminDrain {
  /** Nothing: the site decides. */
  AUTO,
  /** It is to be given no new sessions. */
  DRAIN,
  /** It is to be given new sessions, even if it says that it drains. */
  SERVE
}
