package io.distrib.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The names of a pool of two sites, and a key for them. */
final class LoginNames {
  static final String POOL = "app.example.test";
  static final String BOSTON = "boston." + POOL;
  static final String CHICAGO = "chicago." + POOL;

  /** A name that is not the pool's, such as that of an old bookmark; it leads to Boston. */
  static final String ENTRY = "entry." + POOL;

  /** A port at which nothing listens. */
  static final int NOWHERE = 9;

  private LoginNames() {}

  /**
   * Writes {@code app.yaml}.
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
        bypass: [/favicon.ico]
        %s
        """
            .formatted(POOL, BOSTON, CHICAGO, settings));
  }

  /**
   * Which name is at which port.
   *
   * @param boston that of Boston
   * @param other that of Chicago and of the Pool Name
   */
  static Map<String, Integer> ports(int boston, int other) {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put(BOSTON, boston);
    ports.put(ENTRY, boston);
    ports.put("*." + POOL, other);
    ports.put(POOL, other);
    return ports;
  }

  /** Makes a store with a key for them, by {@code keytool}; its password is "changeit". */
  static Path keys(Path folder) throws IOException {
    Path store = folder.resolve("keys.p12");
    try (ExampleProcess keytool =
        ExampleProcess.command(
            folder,
            Map.of(),
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-keyalg",
            "EC",
            "-dname",
            "CN=" + POOL,
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            "changeit")) {
      keytool.awaitEnd();
    }
    return store;
  }
}
