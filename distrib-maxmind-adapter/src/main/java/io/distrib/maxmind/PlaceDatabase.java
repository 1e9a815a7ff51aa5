package io.distrib.maxmind;

import com.google.common.primitives.Bytes;
import com.google.common.primitives.Ints;
import com.google.common.primitives.Longs;
import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import io.distrib.place.PlaceTable;
import io.distrib.place.PlaceTableBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads files in the MaxMind DB format: databases of countries, cities and autonomous systems, such
 * as GeoLite2 and DB-IP Lite. <em>Confined to one thread.</em>
 */
public final class PlaceDatabase {
  private static final int MAX_BYTES = 1 << 30;

  private final Reader reader;
  private final PlaceTableBuilder table;

  /** Of each record that has come, by its number, the index of its place. */
  private final Map<Long, Integer> known = new HashMap<>();

  private PlaceDatabase(Reader reader, PlaceTableBuilder table) {
    this.reader = reader;
    this.table = table;
  }

  /**
   * Reads all of {@code file} into memory; what becomes of it on the disk afterwards is no matter.
   * Each of its networks keeps its length. Of a record counts what {@code continent.code}, {@code
   * country.iso_code}, {@code subdivisions[].iso_code}, {@code location} and {@code
   * autonomous_system_number} say. It takes seconds for millions of networks; several times the
   * memory of the file is needed meanwhile. <em>Thread-safe.</em>
   *
   * @param file at most 1 GiB
   * @throws IllegalArgumentException if it cannot be read, is in another format, or is broken
   *     anywhere; the message says which file, and why
   */
  public static PlaceTable read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException("more than " + MAX_BYTES + " bytes");
      }
      return table(bytes, String.valueOf(file.getFileName()));
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new IllegalArgumentException(
          file + ": " + e + " (expected a file in the MaxMind DB format)", e);
    }
  }

  /** The table of that name of a file's bytes. */
  private static PlaceTable table(byte[] bytes, String name) throws IOException {
    Reader reader = new Reader(new ByteArrayInputStream(bytes), new CHMCache());
    PlaceTableBuilder table = PlaceTable.builder(name);
    new SearchTree(bytes, reader.getMetadata()).walk(new PlaceDatabase(reader, table)::put);
    return table.build();
  }

  private void put(boolean isIpv4, long high, long low, int length, long number)
      throws IOException {
    Integer index = known.get(number);
    if (index == null) {
      InetAddress address = InetAddress.getByAddress(bytes(isIpv4, high, low));
      PlaceRecord decoded = reader.get(address, PlaceRecord.class);
      if (decoded == null) {
        throw new IOException("no record for " + address.getHostAddress());
      }
      index = table.index(decoded.place());
      known.put(number, index);
    }
    table.add(isIpv4, high, low, length, index);
  }

  private static byte[] bytes(boolean isIpv4, long high, long low) {
    return isIpv4
        ? Ints.toByteArray((int) (high >>> Integer.SIZE))
        : Bytes.concat(Longs.toByteArray(high), Longs.toByteArray(low));
  }
}
