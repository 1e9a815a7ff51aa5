package io.distrib.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The configurations that tests read. */
final class Examples {
  private static final String FAULTS = "--- faults\n";

  private Examples() {}

  /** A faulty configuration, and the whole of its faults, the file being {@code FILE}. */
  record Faulty(String title, String text, List<String> faults) {
    @Override
    public String toString() {
      return title;
    }
  }

  static Path file(String name) {
    try {
      URL url = Examples.class.getResource(name);
      return Path.of(Objects.requireNonNull(url, name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the example {@code name} says. */
  static PoolConfiguration configuration(String name) {
    return PoolConfiguration.read(file("examples/" + name));
  }

  /** What the minimal example says with {@code more} below it, as a file in {@code folder}. */
  static PoolConfiguration minimalWith(Path folder, String more) throws IOException {
    return of(folder, read(file("examples/minimal.yaml")) + more);
  }

  /** What {@code text} says, as a file in {@code folder}. */
  static PoolConfiguration of(Path folder, String text) throws IOException {
    return PoolConfiguration.read(Files.writeString(folder.resolve("pool.yaml"), text));
  }

  static Stream<Path> good() {
    return Stream.of("documented.yaml", "full.yaml", "minimal.yaml", "compact.json")
        .map(name -> file("examples/" + name));
  }

  static Stream<Faulty> faulty() {
    List<Faulty> cases = new ArrayList<>();
    for (String part : read(file("faulty.txt")).split("(?m)^=== ", -1)) {
      if (!part.isEmpty()) {
        int title = part.indexOf('\n');
        int end = part.indexOf(FAULTS);
        List<String> faults = part.substring(end + FAULTS.length()).lines().toList();
        cases.add(new Faulty(part.substring(0, title), part.substring(title + 1, end), faults));
      }
    }
    return cases.stream();
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
