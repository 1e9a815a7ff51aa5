package io.distrib.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.it.process.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * When the launcher builds, and what it says: in a checkout of its own, with a Java that only
 * prints what it is called with, and a Maven that only leaves a jar.
 */
@Timeout(120)
class LauncherIT {
  private static final String OLDER =
      "the program may be older than the sources; './distrib build'";
  private static final String FOREIGN = "the class archive is of another folder or Java";

  private static final String JAVA =
      """
      #!/bin/sh
      for word; do
        case $word in -XX:SharedArchiveFile=*) file=${word#*=} ;; -Xshare:dump) dumps=1 ;; esac
      done
      [ -z "$dumps" ] || : >"$file"
      echo "java $*"
      """;

  private static final String MAVEN =
      """
      #!/bin/sh
      mkdir -p distrib-server/target
      echo built >distrib-server/target/distrib-server-1.jar
      """;

  @TempDir Path folder;
  private Path checkout;

  @BeforeEach
  void makeCheckout() throws IOException {
    checkout = Files.createDirectory(folder.resolve("checkout"));
    Files.copy(Program.ROOT.resolve("distrib"), checkout.resolve("distrib"));
    Files.createFile(checkout.resolve("pom.xml"));
    Files.createDirectories(folder.resolve("jdk/bin"));
    Files.writeString(folder.resolve("jdk/release"), "17");
    script("jdk/bin/java", JAVA);
    script("jdk/bin/javac", "#!/bin/sh\necho javac 17\n");
    script("jdk/bin/mvn", MAVEN);
  }

  @Test
  void whatIsMissingIsBuiltAndSaid() throws IOException {
    Outcome outcome = distrib(checkout, "status");

    assertThat(outcome.err()).contains("distrib: building: there is no program yet");
    assertThat(outcome.out()).contains("distrib-server-1.jar status");
  }

  @Test
  void ordersToANameserverDoNotWaitForABuild() throws IOException {
    distrib(checkout, "build");
    for (String order : List.of("status", "drain", "undrain", "down", "up", "reload")) {
      assertThat(distrib(checkout, order).err()).as(order).isEmpty();
    }
    pull();
    for (String order : List.of("status", "drain", "undrain", "down", "up", "reload")) {
      assertThat(distrib(checkout, order, "boston").err())
          .as(order)
          .contains(OLDER)
          .doesNotContain("building");
    }
    assertThat(distrib(checkout, "check").err())
        .contains("distrib: building: the sources are newer than the program");
    assertThat(distrib(checkout, "status").err()).isEmpty();
  }

  @Test
  void ordersRunInAJvmThatIsMadeForThem() throws IOException {
    distrib(checkout, "build");

    assertThat(distrib(checkout, "status").out())
        .contains("-XX:TieredStopAtLevel=1", "-XX:SharedArchiveFile=");
    assertThat(distrib(checkout, "serve").out())
        .contains("-XX:SharedArchiveFile=")
        .doesNotContain("TieredStopAtLevel");
  }

  @Test
  void aCopySaysThatItHasLostItsClassArchiveUntilItIsMadeAgain() throws IOException {
    distrib(checkout, "build");
    Path copy = folder.resolve("copy");
    Program.run("cp", "-r", "-p", checkout.toString(), copy.toString());

    Outcome outcome = distrib(copy, "status");
    assertThat(outcome.err()).contains(FOREIGN);
    assertThat(outcome.out()).doesNotContain("SharedArchiveFile");
    distrib(copy, "build");
    assertThat(distrib(copy, "status").err()).isEmpty();
  }

  @Test
  void anotherJavaIsAnotherArchive() throws IOException {
    distrib(checkout, "build");
    Files.writeString(folder.resolve("jdk/release"), "25");

    assertThat(distrib(checkout, "serve").err()).contains(FOREIGN);
  }

  /** As {@code git pull} does: the sources are newer than the last build. */
  private void pull() throws IOException {
    Instant now = Instant.now();
    Path stamp = checkout.resolve("distrib-server/target/.built");
    Files.setLastModifiedTime(stamp, FileTime.from(now.minusSeconds(60)));
    Files.setLastModifiedTime(checkout.resolve("pom.xml"), FileTime.from(now.minusSeconds(30)));
  }

  private Outcome distrib(Path root, String... arguments) throws IOException {
    String jdk = folder.resolve("jdk").toString();
    List<String> command = new ArrayList<>(List.of("env", "-u", "DISTRIB_NO_BUILD"));
    command.add("JAVA_HOME=" + jdk);
    command.add("PATH=" + jdk + "/bin:" + System.getenv("PATH"));
    command.add(root.resolve("distrib").toString());
    command.addAll(List.of(arguments));
    return Program.run(command.toArray(String[]::new));
  }

  private void script(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
