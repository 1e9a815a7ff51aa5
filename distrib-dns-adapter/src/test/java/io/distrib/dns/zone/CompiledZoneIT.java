package io.distrib.dns.zone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import io.distrib.dns.TestZones;
import io.distrib.dns.message.Names;
import io.distrib.topology.DnsName;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * Zone files of every construct of RFC 1035, 2308, 3597 and 9460 have the same RRsets here as in
 * BIND, byte for byte and with the same TTLs.
 */
class CompiledZoneIT {
  private static final DnsName APEX = DnsName.of("zone.test");

  @TempDir Path folder;

  @BeforeEach
  void copyTheFiles() throws IOException {
    for (Path file : files()) {
      Files.copy(file, folder.resolve(file.getFileName().toString()));
    }
  }

  @ParameterizedTest
  @MethodSource("zones")
  void everyRecordSetIsThatOfBind(String zone) {
    assertSame(folder.resolve(zone));
  }

  @ParameterizedTest
  @MethodSource("zones")
  void linesMayEndAsInDos(String zone) throws IOException {
    for (Path file : files()) {
      String text = Files.readString(file, ISO_8859_1).replace("\n", "\r\n");
      Files.writeString(folder.resolve(file.getFileName().toString()), text, ISO_8859_1);
    }
    assertSame(folder.resolve(zone));
  }

  @Test
  void aDifferenceWouldBeSeen() throws IOException {
    Path file = folder.resolve("rfc1035.zone");
    Map<String, String> theirs = CompiledZone.of(file, Names.of(APEX));
    Files.writeString(file, Files.readString(file).replace("192.0.2.99", "192.0.2.98"));
    assertThat(ours(file)).isNotEqualTo(theirs).hasSameSizeAs(theirs);
  }

  private static void assertSame(Path file) {
    Map<String, String> theirs = CompiledZone.of(file, Names.of(APEX));
    assertThat(theirs).hasSizeGreaterThan(4);
    assertThat(ours(file)).containsExactlyInAnyOrderEntriesOf(theirs);
  }

  /** All that is served, by name and type. */
  private static Map<String, String> ours(Path file) {
    Zone zone =
        Zone.builder(APEX, TestZones.naming(TestZones.sites().build())).zoneFile(file).build();
    Map<String, String> sets = new TreeMap<>();
    zone.data()
        .nodes()
        .forEach(
            (name, node) ->
                node.types()
                    .forEach(type -> sets.put(CompiledZone.key(name, type), text(node.of(type)))));
    return sets;
  }

  private static String text(List<Record> set) {
    TreeSet<String> data = new TreeSet<>();
    set.forEach(record -> data.add(HexFormat.of().formatHex(data(record))));
    return set.get(0).getTTL() + " " + data;
  }

  private static byte[] data(Record record) {
    byte[] whole = record.toWire(Section.ANSWER);
    return Arrays.copyOfRange(whole, record.getName().length() + 10, whole.length);
  }

  static List<String> zones() throws IOException {
    return files().stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> name.endsWith(".zone"))
        .toList();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files =
        Files.list(Path.of(Resources.getResource("io/distrib/dns/zones").toURI()))) {
      return files.sorted().toList();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
