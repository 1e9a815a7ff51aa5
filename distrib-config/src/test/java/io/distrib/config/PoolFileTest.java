package io.distrib.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distrib.redirect.Distributor;
import io.distrib.redirect.DistributorBuilder;
import io.distrib.redirect.SettingsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a pool's file counts as changed, and what then comes of it. */
class PoolFileTest {
  private static final String TWO =
      """
      pool: { name: app.example.test }
      sites:
        boston: { name: boston.app.example.test, addresses: [192.0.2.1] }
        chicago: { name: chicago.app.example.test, addresses: [192.0.2.2] }
      marker: { keys: [{ id: a, secret-file: key }] }
      """;
  private static final String THREE =
      TWO.replace(
          "marker", "  geneva: { name: geneva.app.example.test, addresses: [192.0.2.3] }\nmarker");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("app.yaml");
    Files.writeString(file, TWO);
    Files.writeString(folder.resolve("key"), "only for tests");
  }

  @Test
  void whatNobodyWritesHasNotChanged() {
    assertThat(read().hasChanged()).isFalse();
  }

  @Test
  void anotherTimeAloneIsNoChange() throws IOException {
    SettingsSource source = read();
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));

    assertThat(source.hasChanged()).isFalse();
  }

  @Test
  void otherBytesOfTheSameSizeAndTimeAreAChange() throws IOException {
    FileTime time = Files.getLastModifiedTime(file);
    SettingsSource source = read();
    Path other = folder.resolve("other");
    Files.writeString(other, TWO.replace("192.0.2.2", "192.0.2.9"));
    Files.setLastModifiedTime(other, time);
    Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);

    assertThat(source.hasChanged()).isTrue();
  }

  @Test
  void aSecretThatTheFileNamesIsWatchedToo() throws IOException {
    SettingsSource source = read();
    Files.writeString(folder.resolve("key"), "another one");

    assertThat(source.hasChanged()).isTrue();
    source.read();
    assertThat(source.hasChanged()).isFalse();
  }

  @Test
  void aFileThatIsGoneIsFaultyAndItsReturnIsAChange() throws IOException {
    SettingsSource source = read();
    Files.delete(file);
    assertThat(source.hasChanged()).isTrue();
    assertThatThrownBy(source::read).hasMessageContaining("no such file");
    assertThat(source.hasChanged()).as("the same fault, later").isFalse();

    Files.writeString(file, THREE);
    assertThat(source.hasChanged()).isTrue();
  }

  @Test
  void aReloadTakesInTheFile() throws IOException {
    Distributor boston = builder().build();
    Files.writeString(file, THREE);
    boston.reload();

    assertThat(boston.topology().sites()).hasSize(3);
  }

  @Test
  void aFaultyFileLeavesWhatWasAndTellsEveryFault() throws IOException {
    Distributor boston = builder().build();
    Files.writeString(file, THREE.replace("192.0.2.3", "nowhere").replace("key }", "nothing }"));

    assertThatThrownBy(boston::reload)
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("geneva.addresses")
        .hasMessageContaining("secret-file");
    assertThat(boston.topology().sites()).hasSize(2);
  }

  @Test
  void aFileWithoutThisSiteLeavesWhatWas() throws IOException {
    Distributor boston = builder().build();
    Files.writeString(file, TWO.replace("boston", "geneva"));

    assertThatThrownBy(boston::reload).hasMessageContaining("\"boston\"");
    assertThat(boston.site().id()).isEqualTo("boston");
  }

  private DistributorBuilder builder() {
    return PoolFile.distributor(file, "boston").reloadEvery(Duration.ZERO);
  }

  private SettingsSource read() {
    PoolFile source = new PoolFile(file, "boston");
    source.read();
    return source;
  }
}
