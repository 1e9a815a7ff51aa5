package io.distrib.model;

/** An operator's override of a site's own report of whether it drains (D6). */
public enum AdminDrain {
  /** Nothing: the site decides. */
  AUTO,
  /** It is to be given no new sessions. */
  DRAIN,
  /** It is to be given new sessions, even if it says that it drains. */
  SERVE
}
