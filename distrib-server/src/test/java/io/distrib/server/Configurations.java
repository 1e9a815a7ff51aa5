package io.distrib.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Configurations to run commands with. */
public final class Configurations {
  public static final String GROUPED =
      """
      pool: { name: app.example.test, balance: round-robin }
      sites:
        boston:
          name: boston.app.example.test
          addresses: [192.0.2.10, "2001:db8::10"]
          port: 8443
          aliases: [bos.example.test]
        chicago: { name: chicago.app.example.test, addresses: [192.0.2.20] }
        geneva:  { name: geneva.app.example.test,  addresses: [192.0.2.30] }
      groups:
        europe: { name: europe.app.example.test, sites: [geneva, chicago] }
        americas: { name: americas.app.example.test, sites: [boston, chicago], default: true }
      bypass: [/static/*]
      """;

  private Configurations() {}

  static String grouped(Path folder) throws IOException {
    return write(folder, GROUPED);
  }

  public static String write(Path folder, String text) throws IOException {
    return Files.writeString(folder.resolve("pool.yaml"), text).toString();
  }
}
