package io.distrib.servlet;

/**
 * What becomes of a request that is to be served and has its marker in the path (rules, section 4).
 *
 * <p>A container picks security constraints, filters and the servlet for the path that came, {@code
 * /admin/distrib=V}; the application then sees {@code /admin}. A constraint or a filter on {@code
 * /admin/*} holds for both, but one on exactly {@code /admin}, or on {@code *.jsp}, does not: under
 * a marker it would be passed by. Nothing in the servlet API lets a filter find that out, so it
 * takes the word of whoever sets the filter up. None of this arises where a container takes markers
 * off before it maps, and tells so by {@link io.distrib.marker.PathMarkerRemoval#MARKED_PATH}; nor
 * for markers in the query, the default.
 */
public enum PathMarkers {
  /** They are answered 404, and a warning is logged once. */
  REFUSE("refuse"),
  /**
   * They are served. Whoever says so vouches that no security constraint and no guarding filter is
   * mapped to an exact path or an extension. The request goes on along the chain if the unmarked
   * path belongs to the same servlet; else it is forwarded to the one that it belongs to, and then
   * guarding filters must be mapped to the dispatcher type {@code FORWARD} as well.
   */
  SERVE("serve");

  private final String text;

  PathMarkers(String text) {
    this.text = text;
  }

  /** The word that stands for it in an init parameter. */
  public String text() {
    return text;
  }
}
