package io.distrib.marker;

/**
 * Removes markers from a path before a container maps it to a servlet and to security constraints
 * (rules, section 4). The caller puts the path that came, raw, into the request's attribute {@value
 * #MARKED_PATH}; the adapter behind judges that one. The markers need not be valid: a path with any
 * is served, or refused, just as the path without. <em>Immutable.</em>
 */
public final class PathMarkerRemoval {
  /** The attribute with the path that came, a {@link String}; absent if it had no marker. */
  public static final String MARKED_PATH = "io.distrib.markedPath";

  private final String label;

  private PathMarkerRemoval(String label) {
    this.label = label;
  }

  /**
   * Takes off markers of this name, in any case.
   *
   * @throws IllegalArgumentException if no marker can have it
   */
  public static PathMarkerRemoval of(String name) {
    if (!MarkerSettings.NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("\"" + name + "\" (expected the name of a marker)");
    }
    return new PathMarkerRemoval(MarkerPlacement.label(name));
  }

  /** {@code path}, raw and without a query, less every marker: the same object if it has none. */
  public String remove(String path) {
    return MarkerPlacement.PATH.remove(path, label);
  }
}
