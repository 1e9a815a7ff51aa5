package io.distrib.dns.zone;

/**
 * The zones that a server speaks for just now. Whoever answers a query takes them once, so that no
 * answer comes half from one value and half from the next. <em>Thread-safe.</em>
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
