package io.distrib.dns;

/**
 * The table of the zones that a server speaks for just now; it is replaced with them, as {@link
 * LiveZones} is. <em>Thread-safe.</em>
 */
final class LiveNames {
  private volatile QuickNames names;

  LiveNames(QuickNames names) {
    this.names = names;
  }

  /** That of this moment. */
  QuickNames now() {
    return names;
  }

  /** From now on {@code value}. */
  void replace(QuickNames value) {
    names = value;
  }
}
