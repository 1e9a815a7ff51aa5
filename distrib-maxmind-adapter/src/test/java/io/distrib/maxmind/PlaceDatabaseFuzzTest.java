package io.distrib.maxmind;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.common.net.InetAddresses;
import com.maxmind.db.Reader;
import io.distrib.place.ClientBits;
import io.distrib.place.NetworkTable;
import io.distrib.place.PlaceTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file of whatever bytes is refused, or says of every client what the library says, which walks
 * the tree for each of them. Every build runs the inputs that are kept beside this class, {@code
 * JAZZER_FUZZ=1} searches for more.
 */
class PlaceDatabaseFuzzTest {
  private static final List<InetAddress> CLIENTS = clients();

  @TempDir private Path folder;

  @FuzzTest(maxDuration = "3m")
  void aFileIsRefusedOrReadAsTheLibraryDoes(byte[] bytes) throws IOException {
    var unused = isReadAsTheLibraryDoes(bytes);
  }

  @Test
  void filesWithAFewOtherBytesAreRefusedOrReadAsTheLibraryDoes() throws IOException {
    long seed = 20_261_201;
    Random random = new Random(seed);
    int read = 0;
    int rounds = 300;
    for (int round = 0; round < rounds; round++) {
      byte[] bytes = world(round % 2 == 0 ? 4 : 6).bytes();
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      read += isReadAsTheLibraryDoes(bytes) ? 1 : 0;
    }
    assertThat(read).as("seed %d", seed).isBetween(rounds / 30, rounds - rounds / 30);
  }

  /** Whether the file is read at all. */
  private boolean isReadAsTheLibraryDoes(byte[] bytes) throws IOException {
    Path file = folder.resolve("places.mmdb");
    Files.write(file, bytes);
    PlaceTable table;
    try {
      table = PlaceDatabase.read(file);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("places.mmdb");
      return false;
    }
    Reader reader = new Reader(new ByteArrayInputStream(bytes));
    for (InetAddress client : CLIENTS) {
      check(table, reader, client);
    }
    return true;
  }

  private static void check(PlaceTable table, Reader reader, InetAddress client)
      throws IOException {
    long found = table.find(ClientBits.of(client));
    int place = NetworkTable.value(found);
    boolean isBeyond = reader.getMetadata().ipVersion() == 4 && client.getAddress().length > 4;
    PlaceRecord expected = isBeyond ? null : reader.get(client, PlaceRecord.class);
    if (expected == null) {
      assertThat(place).as("%s", client).isEqualTo(-1);
    } else {
      assertThat(table.place(place)).as("%s", client).isEqualTo(expected.place());
    }
    assertThat(NetworkTable.scope(found)).isGreaterThanOrEqualTo(NetworkTable.prefixLength(found));
  }

  private static PlaceFileWriter world(int version) {
    PlaceFileWriter world =
        new PlaceFileWriter(version)
            .put("192.0.2.0/24", PlaceFileWriter.place("EU", "CH"))
            .put("198.51.100.0/25", PlaceFileWriter.place("NA", "US", "CA"))
            .put("198.51.100.128/25", Map.of("location", Map.of("latitude", 1.0, "longitude", 2.0)))
            .put("203.0.113.0/24", Map.of("autonomous_system_number", 64_500));
    return version == 4
        ? world
        : world
            .alias("2002::/16")
            .put("2001:db8:f::/48", PlaceFileWriter.place("EU", "FR", "IDF", "75"));
  }

  /** Those of the networks above, and some all over. */
  private static List<InetAddress> clients() {
    List<InetAddress> clients = new ArrayList<>();
    for (String client :
        List.of("192.0.2.1", "198.51.100.1", "198.51.100.200", "203.0.113.1", "2001:db8:f::1")) {
      clients.add(InetAddresses.forString(client));
    }
    for (int i = 0; i < 64; i++) {
      clients.add(InetAddresses.fromInteger(i << 26 | i));
      clients.add(
          InetAddresses.fromIPv6BigInteger(
              BigInteger.valueOf(i).shiftLeft(122).add(BigInteger.valueOf(i))));
    }
    return clients;
  }
}
