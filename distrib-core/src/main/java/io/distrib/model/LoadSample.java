package io.distrib.model;

/**
 * How full a site is. <em>Immutable.</em>
 *
 * @param load from 0 (idle) to 1 (full), more when it is overloaded; NaN when it is not known
 */
public record LoadSample(double load) {
  /** Nothing to do. */
  public static final LoadSample IDLE = new LoadSample(0);

  /** Nothing is known. */
  public static final LoadSample UNKNOWN = new LoadSample(Double.NaN);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if {@code load} is negative
   */
  public LoadSample {
    if (load < 0) {
      throw new IllegalArgumentException("load " + load + " (expected 0 or more, or NaN)");
    }
  }

  /** A load of {@code used} out of {@code capacity}, which is at least 1. */
  public static LoadSample of(long used, long capacity) {
    return new LoadSample((double) Math.max(0, used) / Math.max(1, capacity));
  }

  /** Whether anything is known. */
  public boolean isKnown() {
    return !Double.isNaN(load);
  }

  /** The fuller of the two; what is unknown does not count. */
  public LoadSample or(LoadSample other) {
    if (!isKnown()) {
      return other;
    }
    return other.isKnown() && other.load > load ? other : this;
  }
}
