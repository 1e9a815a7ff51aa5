package io.distrib.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.catalina.startup.Bootstrap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Tomcat that stands by itself, set up by {@code server.xml} and {@code web.xml} alone. */
class TomcatFilesIT {
  private static final Path SITE = Path.of("site").toAbsolutePath();
  private static final String DESCRIPTOR = "webapps/ROOT/WEB-INF/web.xml";
  private static final String CONFIG = "/etc/distrib/app.yaml";

  @TempDir private Path base;

  @ParameterizedTest
  @ValueSource(strings = {"app.yaml", "path.yaml"})
  void aFilterAndAValveOfItsFilesMakeASite(String config) throws IOException { // rules, section 4
    deploy(config);
    List<String> options = List.of("-Dcatalina.home=" + base, "-Dcatalina.base=" + base);
    try (ExampleProcess tomcat = ExampleProcess.java(base, options, Bootstrap.class)) {
      new Walk(tomcat.awaitPort("Starting ProtocolHandler .*-auto-\\d+-")).run();
    }
  }

  /** The files as they stand, but for the folder of the pool's file. */
  private void deploy(String config) throws IOException {
    for (String name : List.of("conf/server.xml", DESCRIPTOR)) {
      String text = Files.readString(SITE.resolve("tomcat").resolve(name), UTF_8);
      Path file = base.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text.replace(CONFIG, SITE.resolve(config).toString()));
    }
    assertThat(base.resolve(DESCRIPTOR)).content(UTF_8).contains(SITE.resolve(config).toString());
  }
}
