package io.distrib.redirect;

import io.distrib.model.LoadSample;

/**
 * Whether a site is too busy to start a session, with hysteresis: it turns busy at one load and
 * free again only at a lower one, so that it does not flutter. An unknown load changes nothing.
 * <em>Thread-safe.</em>
 */
final class AdmissionControl {
  private final double busyAt;
  private final double freeAt;
  private volatile boolean busy;

  /**
   * A site that is free to begin with.
   *
   * @param busyAt the load at which it turns busy
   * @param freeAt the load at which it turns free again, not above {@code busyAt}
   * @throws IllegalArgumentException if {@code freeAt} is above {@code busyAt}, or either is
   *     negative or NaN
   */
  public AdmissionControl(double busyAt, double freeAt) {
    if (!(busyAt >= freeAt && freeAt >= 0)) {
      throw new IllegalArgumentException(
          "busy at " + busyAt + ", free at " + freeAt + " (expected 0 <= free at <= busy at)");
    }
    this.busyAt = busyAt;
    this.freeAt = freeAt;
  }

  /** Whether the site is too busy, given what it has just been seen to carry. */
  public boolean isBusyAt(LoadSample sample) {
    boolean was = busy;
    boolean is = follows(was, sample);
    if (is != was) {
      busy = is;
    }
    return is;
  }

  /** What {@link #isBusyAt} would say; but nothing is remembered of it. */
  public boolean wouldBeBusyAt(LoadSample sample) {
    return follows(busy, sample);
  }

  private boolean follows(boolean was, LoadSample sample) {
    return sample.load() >= busyAt || (was && !(sample.load() <= freeAt));
  }
}
