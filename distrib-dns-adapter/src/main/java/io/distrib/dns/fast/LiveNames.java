package io.distrib.dns.fast;

import io.distrib.dns.zone.LiveZones;

/**
 * The table of the zones that a server speaks for just now; it is replaced with them, as {@link
 * LiveZones} is. <em>Thread-safe.</em>
 */
public final class LiveNames {
  private volatile NameTable names;

  public LiveNames(NameTable names) {
    this.names = names;
  }

  /** That of this moment. */
  NameTable now() {
    return names;
  }

  /** From now on {@code value}. */
  public void replace(NameTable value) {
    names = value;
  }
}
