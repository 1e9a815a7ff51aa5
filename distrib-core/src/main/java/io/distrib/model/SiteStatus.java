package io.distrib.model;

/**
 * The state of one site as the nameserver sees it. <em>Immutable.</em>
 *
 * @param up by health: whether any of its addresses is (D13)
 * @param admin what operators say of that, of the site or of its addresses
 * @param draining whether it is to be given no new sessions (D6)
 * @param impaired whether all its IPv4 or all its IPv6 addresses are down, and others are up (D14)
 * @param load what it last reported
 */
public record SiteStatus(
    boolean up, AdminState admin, boolean draining, boolean impaired, LoadSample load) {
  /** Up, not draining, load unknown: what is assumed until something else is known. */
  public static final SiteStatus ASSUMED =
      new SiteStatus(true, AdminState.AUTO, false, false, LoadSample.UNKNOWN);

  /** Up, by health or by an operator's word, and not administratively down. */
  public boolean isOperational() {
    return admin == AdminState.AUTO ? up : admin == AdminState.UP;
  }

  /** Whether it may be given new sessions. */
  public boolean takesSessions() {
    return isOperational() && !draining;
  }

  /** This status with another health. */
  public SiteStatus withUp(boolean value) {
    return new SiteStatus(value, admin, draining, impaired, load);
  }

  /** This status with another load. */
  public SiteStatus withLoad(LoadSample value) {
    return value.equals(load) ? this : new SiteStatus(up, admin, draining, impaired, value);
  }

  /** This status, impaired or not. */
  public SiteStatus withImpaired(boolean value) {
    return new SiteStatus(up, admin, draining, value, load);
  }

  /** This status, draining or not. */
  public SiteStatus withDraining(boolean value) {
    return new SiteStatus(up, admin, value, impaired, load);
  }
}
