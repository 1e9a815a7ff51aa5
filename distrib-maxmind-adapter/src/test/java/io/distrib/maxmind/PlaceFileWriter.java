package io.distrib.maxmind;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.distrib.topology.ClientNetwork;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes files in the MaxMind DB format 2.0, by its specification: a binary tree of records of 24,
 * 28 or 32 bits, the data, each once, and the metadata. <em>Confined to one thread.</em>
 */
public final class PlaceFileWriter {
  private static final int EMPTY = -1;
  private static final int SEPARATOR = 16;
  private static final String MARKER = "\u00ab\u00cd\u00efMaxMind.com";

  /** Of each node the record for a bit of 0 and for a bit of 1: a node, or a place below 0. */
  private final List<int[]> nodes = new ArrayList<>();

  private final Map<Object, Integer> places = new LinkedHashMap<>();
  private final int version;
  private final int recordBits;

  /**
   * An empty file with records of 24 bits.
   *
   * @param version 4 or 6; in the latter IPv4 addresses lie in ::/96
   */
  public PlaceFileWriter(int version) {
    this(version, 24);
  }

  /** The same with records of this size in bits: 24, 28 or 32. */
  public PlaceFileWriter(int version, int recordBits) {
    this.version = version;
    this.recordBits = recordBits;
    nodes.add(new int[] {EMPTY, EMPTY});
  }

  /** A place as such files have it; what is an empty text is left out. */
  public static Map<String, Object> place(
      String continent, String country, String... subdivisions) {
    Map<String, Object> place = new LinkedHashMap<>();
    if (!continent.isEmpty()) {
      place.put("continent", Map.of("code", continent));
    }
    place.put("location", Map.of("time_zone", "Etc/UTC"));
    if (!country.isEmpty()) {
      place.put("country", Map.of("iso_code", country, "geoname_id", 17));
    }
    if (subdivisions.length > 0) {
      List<Object> parts = new ArrayList<>();
      for (String part : subdivisions) {
        parts.add(Map.of("iso_code", part));
      }
      place.put("subdivisions", parts);
    }
    return place;
  }

  /** Says of a network, such as {@code 192.0.2.0/24}, what its place is. */
  public PlaceFileWriter put(String network, Object place) {
    ClientNetwork parsed = ClientNetwork.parse(network).orElseThrow();
    byte[] address = parsed.address().getAddress();
    int length = parsed.prefixLength();
    if (version == 6 && address.length == 4) {
      byte[] mapped = new byte[16];
      System.arraycopy(address, 0, mapped, 12, 4);
      address = mapped;
      length += 96;
    }
    int number = places.computeIfAbsent(place, unused -> places.size() + 1);
    put(address, length, EMPTY - number);
    return this;
  }

  /** Leads from a network of IPv6, of as many bits as ::/96 or less, to that of IPv4 addresses. */
  public PlaceFileWriter alias(String network) {
    ClientNetwork parsed = ClientNetwork.parse(network).orElseThrow();
    int ipv4 = 0;
    for (int i = 0; i < 96; i++) {
      ipv4 = nodes.get(ipv4)[0];
    }
    put(parsed.address().getAddress(), parsed.prefixLength(), ipv4);
    return this;
  }

  /** Writes it all. */
  public void write(Path file) throws IOException {
    Files.write(file, bytes());
  }

  /** The whole file. */
  public byte[] bytes() {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    int[] offsets = new int[places.size() + 1];
    places.forEach(
        (place, number) -> {
          offsets[number] = data.size();
          data.writeBytes(encode(place));
        });
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int[] node : nodes) {
      write(file, value(node[0], offsets), value(node[1], offsets));
    }
    file.writeBytes(new byte[SEPARATOR]);
    file.writeBytes(data.toByteArray());
    file.writeBytes(MARKER.getBytes(ISO_8859_1));
    file.writeBytes(encode(metadata()));
    return file.toByteArray();
  }

  private int value(int record, int[] offsets) {
    if (record >= 0) {
      return record;
    }
    return record == EMPTY ? nodes.size() : nodes.size() + SEPARATOR + offsets[EMPTY - record];
  }

  /** The middle byte of 28 bits has the first four of both. */
  private void write(ByteArrayOutputStream file, int left, int right) {
    int bytes = recordBits / 8;
    writeLast(file, left, bytes);
    if (recordBits == 28) {
      file.write((left >> 24 & 0xf) << 4 | (right >> 24 & 0xf));
    }
    writeLast(file, right, bytes);
  }

  private static void writeLast(ByteArrayOutputStream out, long number, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      out.write((int) (number >> shift));
    }
  }

  private Map<String, Object> metadata() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("binary_format_major_version", 2);
    metadata.put("binary_format_minor_version", 0);
    metadata.put("build_epoch", 1_700_000_000);
    metadata.put("database_type", "Test-City");
    metadata.put("description", Map.of("en", "a test"));
    metadata.put("ip_version", version);
    metadata.put("languages", List.of("en"));
    metadata.put("node_count", nodes.size());
    metadata.put("record_size", recordBits);
    return metadata;
  }

  private void put(byte[] address, int length, int place) {
    int node = 0;
    for (int i = 0; i < length; i++) {
      int bit = (address[i / 8] >> (7 - i % 8)) & 1;
      int[] records = nodes.get(node);
      if (i == length - 1) {
        records[bit] = place;
      } else if (records[bit] < 0) {
        nodes.add(new int[] {records[bit], records[bit]});
        records[bit] = nodes.size() - 1;
      }
      node = Math.max(0, records[bit]);
    }
  }

  private static byte[] encode(Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (value instanceof Map<?, ?> map) {
      head(out, 7, map.size());
      map.forEach(
          (key, entry) -> {
            out.writeBytes(encode(key));
            out.writeBytes(encode(entry));
          });
    } else if (value instanceof List<?> list) {
      head(out, 11, list.size());
      list.forEach(entry -> out.writeBytes(encode(entry)));
    } else if (value instanceof Integer number) {
      head(out, 6, 4);
      writeLast(out, number, 4);
    } else if (value instanceof Double number) {
      head(out, 3, 8);
      writeLast(out, Double.doubleToLongBits(number), 8);
    } else {
      byte[] text = value.toString().getBytes(UTF_8);
      head(out, 2, text.length);
      out.writeBytes(text);
    }
    return out.toByteArray();
  }

  /** A type, and a size below 285. */
  private static void head(ByteArrayOutputStream out, int type, int size) {
    int shown = Math.min(size, 29);
    out.write((type <= 7 ? type << 5 : 0) | shown);
    if (type > 7) {
      out.write(type - 7);
    }
    if (shown == 29) {
      out.write(size - 29);
    }
  }
}
