package io.distrib.config;

import static io.distrib.maxmind.PlaceFileWriter.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distrib.maxmind.PlaceFileWriter;
import io.distrib.place.Place;
import io.distrib.place.PlaceTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The databases that a file names, and what becomes of them when they are replaced (D11). */
class GeoDatabasesTest {
  private static final String MORE =
      """
      geo: { databases: [countries.mmdb] }
      """;

  @TempDir private Path folder;
  private Path database;

  @BeforeEach
  void writeDatabase() throws IOException {
    database = folder.resolve("countries.mmdb");
    write("CH");
  }

  @Test
  void poolsThatNameOneFileShareIt() throws IOException {
    PlaceTable first = read().tables().get(0);
    PlaceTable second = read().tables().get(0);
    assertThat(second).isSameAs(first);
    assertThat(first.name()).isEqualTo("countries.mmdb");
  }

  @Test
  void aFileThatIsReplacedIsReadAgain() throws IOException {
    GeoDatabases before = read();
    assertThat(before.haveChanged()).isFalse();
    write("LI");
    assertThat(before.haveChanged()).isTrue();
    GeoDatabases after = before.seen().readAgain();
    assertThat(countries(after)).containsExactly("LI");
    assertThat(after.haveChanged()).isFalse();
    assertThat(countries(before)).containsExactly("CH");
  }

  @Test
  void aBrokenFileIsRefusedOnceAndWhatWasReadBeforeStays() throws IOException {
    GeoDatabases before = read();
    replace(new byte[] {1, 2, 3});
    assertThat(before.haveChanged()).isTrue();
    GeoDatabases seen = before.seen();
    assertThatIllegalArgumentException()
        .isThrownBy(seen::readAgain)
        .withMessageContaining("countries.mmdb");
    assertThat(countries(seen)).containsExactly("CH");
    assertThat(seen.haveChanged()).as("until the file changes again").isFalse();
    write("LI");
    assertThat(seen.haveChanged()).as("even just after the attempt").isTrue();
    assertThat(countries(seen.seen().readAgain())).containsExactly("LI");
  }

  @Test
  void aBrokenFileIsAFaultOfThePool() throws IOException {
    replace(new byte[] {1, 2, 3});
    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("geo.databases[0]")
        .hasMessageContaining("expected a file in the MaxMind DB format: ");
  }

  @Test
  void theRedirectComponentTakesItInByItself() throws IOException {
    PoolFile pool = new PoolFile(write(), "boston");
    pool.read();
    assertThat(pool.hasChanged()).isFalse();
    write("LI");
    assertThat(pool.hasChanged()).isTrue();
    pool.read();
    assertThat(pool.hasChanged()).isFalse();
  }

  @Test
  void whatIsPrintedNamesTheFile() throws IOException {
    PoolConfiguration pool = Examples.minimalWith(folder, MORE);
    assertThat(pool.print()).contains("databases:\n  - " + database);
  }

  private Path write() throws IOException {
    Path minimal = Examples.file("examples/minimal.yaml");
    return Files.writeString(folder.resolve("pool.yaml"), Files.readString(minimal) + MORE);
  }

  private GeoDatabases read() throws IOException {
    return Examples.minimalWith(folder, MORE).geo();
  }

  private void write(String country) throws IOException {
    replace(new PlaceFileWriter(6).put("203.0.113.0/24", place("EU", country)).bytes());
  }

  /** As operators are told to do it. */
  private void replace(byte[] bytes) throws IOException {
    Path next = Files.write(folder.resolve("next"), bytes);
    Files.move(next, database, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Iterable<String> countries(GeoDatabases geo) {
    PlaceTable table = geo.tables().get(0);
    return IntStream.range(0, table.places()).mapToObj(table::place).map(Place::country).toList();
  }
}
