package io.distrib.dns.zone;

/**
 * The zones that a server speaks for just now. A handler that answers a query reads them once, so
 * that no answer is mixed from two values. <em>Thread-safe.</em>
 */
public final class LiveZones {
  private volatile Zones zones;

  public LiveZones(Zones zones) {
    this.zones = zones;
  }

  /** Those of this moment. */
  public Zones now() {
    return zones;
  }

  /** From now on {@code value}. */
  public void replace(Zones value) {
    zones = value;
  }
}
