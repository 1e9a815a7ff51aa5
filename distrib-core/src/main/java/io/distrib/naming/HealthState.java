package io.distrib.naming;

/**
 * The health of a site according to its probes: it turns only after several results, but the very
 * first one counts at once. While it is up, failures add up until a run of successes has made them
 * forgotten; while it is down, only a run of successes turns it up, and not before its {@link
 * Damping} lets it. <em>Immutable.</em>
 *
 * @param isUp what is believed
 * @param isProven whether any probe has spoken yet
 * @param failures those that count against it; 0 while it is down
 * @param successes those in a row since the last failure, as far as they matter
 * @param damping how often it has fallen
 */
record HealthState(boolean isUp, boolean isProven, int failures, int successes, Damping damping) {
  /** Believed up until a probe speaks. */
  public static final HealthState ASSUMED = believed(true, false);

  /** What is believed to begin with, from earlier times. */
  public static HealthState believed(boolean isUp, boolean isProven) {
    return new HealthState(isUp, isProven, 0, 0, Damping.NONE);
  }

  /**
   * The state after one more result.
   *
   * @param success what the probe found
   * @param nowNanos when, by a clock that only goes forward
   */
  public HealthState after(boolean success, HealthThresholds thresholds, long nowNanos) {
    if (!isProven) {
      return new HealthState(success, true, 0, 0, damping);
    }
    if (!success) {
      return afterFailure(thresholds, nowNanos);
    }
    return isUp ? trusted(thresholds) : rising(thresholds, nowNanos);
  }

  /** Whether results speak against what is believed, but too few of them yet. */
  public boolean isDoubted() {
    return isUp ? failures > 0 : successes > 0;
  }

  private HealthState afterFailure(HealthThresholds thresholds, long nowNanos) {
    if (!isUp) {
      return new HealthState(false, true, 0, 0, damping);
    }
    return failures + 1 < thresholds.fall()
        ? new HealthState(true, true, failures + 1, 0, damping)
        : new HealthState(false, true, 0, 0, damping.fallen(nowNanos));
  }

  private HealthState trusted(HealthThresholds thresholds) {
    if (failures == 0) {
      return this;
    }
    return successes + 1 < thresholds.ok()
        ? new HealthState(true, true, failures, successes + 1, damping)
        : new HealthState(true, true, 0, 0, damping);
  }

  private HealthState rising(HealthThresholds thresholds, long nowNanos) {
    int run = Math.min(successes + 1, thresholds.rise());
    boolean turns = run >= thresholds.rise() && damping.holdsNanos(nowNanos) == 0;
    return turns
        ? new HealthState(true, true, 0, 0, damping)
        : new HealthState(false, true, 0, run, damping);
  }
}
