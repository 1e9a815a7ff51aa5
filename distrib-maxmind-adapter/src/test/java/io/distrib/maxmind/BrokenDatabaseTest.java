package io.distrib.maxmind;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is broken anywhere is refused, with its name. */
class BrokenDatabaseTest {
  private static final Object SWISS = PlaceFileWriter.place("EU", "CH");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("places.mmdb");
  }

  @Test
  void whatIsNoSuchFileIsRefused() throws IOException {
    assertRefused("no database".getBytes(US_ASCII), "metadata");
    Files.delete(file);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlaceDatabase.read(file))
        .withMessageContainingAll("places.mmdb", "NoSuchFileException");
  }

  @Test
  void aFileThatIsCutOffIsRefused() throws IOException {
    byte[] whole = new PlaceFileWriter(6).put("192.0.2.0/24", SWISS).bytes();
    for (int length = 0; length < whole.length; length++) {
      assertRefused(Arrays.copyOf(whole, length), "places.mmdb");
    }
  }

  /** 2 to the 32 ways lead through 32 nodes. */
  @Test
  void aTreeThatIsNoneIsRefusedAtOnce() throws IOException {
    byte[] bytes = new PlaceFileWriter(4).put("0.0.0.0", SWISS).bytes();
    for (int node = 0; node < 31; node++) {
      bytes[6 * node + 5] = bytes[6 * node + 2];
      bytes[6 * node + 4] = bytes[6 * node + 1];
      bytes[6 * node + 3] = bytes[6 * node];
    }
    assertRefused(bytes, "can be reached in several ways");
  }

  @Test
  void aTreeThatGoesInACircleIsRefused() throws IOException {
    byte[] bytes = new PlaceFileWriter(4).put("0.0.0.0", SWISS).bytes();
    bytes[6 * 31 + 2] = 0;
    bytes[6 * 31 + 1] = 0;
    bytes[6 * 31] = 0;
    assertRefused(bytes, "can be reached in several ways");
  }

  @Test
  void metadataThatCannotBeIsRefused() throws IOException {
    byte[] whole = new PlaceFileWriter(4).put("192.0.2.0/24", SWISS).bytes();
    assertRefused(replaced(whole, "record_size", 25), "records of 25 bits");
    assertRefused(replaced(whole, "ip_version", 5), "IP version 5");
    assertRefused(replaced(whole, "binary_format_major_version", 3), "format 3");
    assertRefused(replaced(whole, "node_count", 0), "nodes");
    assertRefused(replaced(whole, "node_count", 1 << 30), "nodes");
    assertRefused(replaced(whole, "node_count", -1), "nodes");
  }

  @Test
  void recordsOfAnotherKindAreRefused() throws IOException {
    assertRefused(Map.of("country", "CH"));
    assertRefused(Map.of("country", List.of(1)));
    assertRefused(Map.of("country", Map.of("iso_code", 17)));
    assertRefused(Map.of("subdivisions", Map.of("iso_code", "CA")));
    assertRefused(Map.of("location", Map.of("latitude", 90.5, "longitude", 0.0)));
    assertRefused(Map.of("location", Map.of("latitude", Double.NaN, "longitude", 0.0)));
    assertRefused(List.of("CH"));
    assertRefused("CH");
  }

  @Test
  void recordsOfGreatDepthAreRefused() throws IOException {
    Object deep = "end";
    for (int i = 0; i < 100; i++) {
      deep = Map.of("a", deep);
    }
    assertRefused(Map.of("subdivisions", List.of(Map.of("iso_code", deep))));
  }

  private void assertRefused(Object place) throws IOException {
    assertRefused(new PlaceFileWriter(4).put("192.0.2.0/24", place).bytes(), "places.mmdb");
  }

  private void assertRefused(byte[] bytes, String message) throws IOException {
    Files.write(file, bytes);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlaceDatabase.read(file))
        .withMessageContainingAll(
            "places.mmdb", message, "expected a file in the MaxMind DB format");
  }

  /** With another number behind the last {@code key}. */
  private static byte[] replaced(byte[] bytes, String key, int number) {
    byte[] changed = bytes.clone();
    int at = new String(bytes, ISO_8859_1).lastIndexOf(key);
    assertThat(at).isPositive();
    for (int i = 0; i < 4; i++) {
      changed[at + key.length() + 1 + i] = (byte) (number >> (24 - 8 * i));
    }
    return changed;
  }
}
