package io.distrib.engine;

/**
 * A site's health as its probes tell it: it turns only after several like results in a row, but the
 * very first result counts at once. <em>Immutable.</em>
 *
 * @param isUp what is believed
 * @param isProven whether any probe has spoken yet
 * @param against how many results in a row have spoken against what is believed
 */
public record HealthState(boolean isUp, boolean isProven, int against) {
  /** Believed up until a probe speaks. */
  public static final HealthState ASSUMED = new HealthState(true, false, 0);

  /**
   * The state after one more result.
   *
   * @param success what the probe found
   * @param rise successes in a row that turn it up, at least 1
   * @param fall failures in a row that turn it down, at least 1
   */
  public HealthState after(boolean success, int rise, int fall) {
    if (!isProven || success == isUp) {
      return new HealthState(success, true, 0);
    }
    boolean turns = against + 1 >= (success ? rise : fall);
    return turns ? new HealthState(success, true, 0) : new HealthState(isUp, true, against + 1);
  }
}
