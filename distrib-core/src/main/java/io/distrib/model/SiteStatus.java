package io.distrib.model;

/**
 * What the nameserver holds of one site. <em>Immutable.</em>
 *
 * @param up by health
 * @param enabled false when an operator has taken it down
 * @param draining whether it is to be given no new sessions (D6)
 * @param load what it last reported
 */
public record SiteStatus(boolean up, boolean enabled, boolean draining, LoadSample load) {
  /** Up, not draining, load unknown: what is assumed until something else is known. */
  public static final SiteStatus ASSUMED = new SiteStatus(true, true, false, LoadSample.UNKNOWN);

  /** Up by health and not administratively down. */
  public boolean isOperational() {
    return up && enabled;
  }

  /** This status with another health. */
  public SiteStatus withUp(boolean value) {
    return new SiteStatus(value, enabled, draining, load);
  }

  /** This status, administratively up or down. */
  public SiteStatus withEnabled(boolean value) {
    return new SiteStatus(up, value, draining, load);
  }

  /** This status, draining or not. */
  public SiteStatus withDraining(boolean value) {
    return new SiteStatus(up, enabled, value, load);
  }

  /** This status with another load. */
  public SiteStatus withLoad(LoadSample value) {
    return new SiteStatus(up, enabled, draining, value);
  }
}
