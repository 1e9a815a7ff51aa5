package io.distrib.marker;

/**
 * A target that ends with its only marker, which is a date and no more: the one with which most
 * clients begin a session. <em>Immutable.</em>
 *
 * @param target in origin form
 * @param bareEnd where it would end without the marker; from there on it is visible US-ASCII
 * @param issuedAtSeconds the date, since 1970-01-01T00:00:00Z
 */
public record DatedTarget(String target, int bareEnd, long issuedAtSeconds) {
  /** The target without the marker. */
  public String bare() {
    return target.substring(0, bareEnd);
  }
}
