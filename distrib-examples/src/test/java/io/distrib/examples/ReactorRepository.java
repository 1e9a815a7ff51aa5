package io.distrib.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A local repository of Maven in which some modules of this build are installed. All other
 * artifacts are those that this build itself has used, by links: so nothing is downloaded.
 */
final class ReactorRepository {
  private static final Pattern VERSION =
      Pattern.compile("<artifactId>distrib-parent</artifactId>\\s*<version>([^<]+)</version>");

  private final Path root;
  private final Path ours;
  private final String version;

  private ReactorRepository(Path root, Path ours) throws IOException {
    this.root = root;
    this.ours = Files.createDirectories(ours.resolve("io/distrib"));
    Matcher matcher = VERSION.matcher(Files.readString(root.resolve("pom.xml")));
    assertThat(matcher.find()).isTrue();
    this.version = matcher.group(1);
  }

  /**
   * Fills an empty folder.
   *
   * @param root the checkout
   * @param used the local repository that this build uses
   * @param modules the modules that are installed, packaged before, with the parent's POM
   */
  static void fill(Path folder, Path root, Path used, List<String> modules) throws IOException {
    ReactorRepository repository = new ReactorRepository(root, folder);
    repository.copy(root.resolve("pom.xml"), "distrib-parent", "pom");
    for (String module : modules) {
      repository.install(module);
    }
    linkAll(used, folder);
    linkAll(used.resolve("io"), folder.resolve("io"));
  }

  /** Takes the links out of a folder that was filled. */
  static void unlink(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path link : files.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }

  private void install(String module) throws IOException {
    Path folder = root.resolve(module);
    copy(folder.resolve("pom.xml"), module, "pom");
    copy(folder.resolve("target/" + module + "-" + version + ".jar"), module, "jar");
  }

  private void copy(Path file, String module, String type) throws IOException {
    Path folder = Files.createDirectories(ours.resolve(module).resolve(version));
    Files.copy(file, folder.resolve(module + "-" + version + "." + type));
  }

  /** Links everything in a folder into another one, but for what is there already. */
  private static void linkAll(Path from, Path to) throws IOException {
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : entries.toList()) {
        Path link = to.resolve(entry.getFileName());
        if (!Files.exists(link)) {
          Files.createSymbolicLink(link, entry.toAbsolutePath());
        }
      }
    }
  }
}
