package io.distrib.it.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The names of a pool of two sites, which a browser finds without a resolver. What it asks for the
 * first time leads to Boston; the Pool Name leads elsewhere from then on.
 */
final class StayNames {
  static final String POOL = "app.example.test";
  static final String BOSTON = "boston." + POOL;
  static final String CHICAGO = "chicago." + POOL;

  /** A name that is not the pool's, such as that of an old bookmark; it leads to Boston. */
  static final String ENTRY = "entry." + POOL;

  private StayNames() {}

  /**
   * Writes the pool's file.
   *
   * @param settings more lines of it
   */
  static Path pool(Path folder, String settings) throws IOException {
    return Files.writeString(
        folder.resolve("app.yaml"),
        """
        pool: { name: %s }
        sites:
          boston: { name: %s, addresses: [127.0.0.1] }
          chicago: { name: %s, addresses: [127.0.0.2] }
        bypass: [/favicon.ico, /elsewhere/*]
        %s
        """
            .formatted(POOL, BOSTON, CHICAGO, settings));
  }

  /**
   * Starts browsers for which each name means a port of the loopback interface.
   *
   * @param boston the port of Boston
   * @param other that of the Pool Name and all other names
   */
  static Chromium chromium(Path folder, int boston, int other) throws IOException {
    return new Chromium(
        folder,
        "--disable-features=HttpsUpgrades",
        "--host-resolver-rules=MAP %s 127.0.0.1:%d, MAP %s 127.0.0.1:%d, MAP *.test 127.0.0.1:%d"
            .formatted(BOSTON, boston, ENTRY, boston, other));
  }
}
