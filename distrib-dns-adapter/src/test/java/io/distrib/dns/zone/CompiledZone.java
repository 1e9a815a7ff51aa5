package io.distrib.dns.zone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/**
 * What BIND makes of a zone file: {@code named-compilezone} with its raw format, which has the
 * records as they go on the wire.
 */
final class CompiledZone {
  private static final int HEADER_BYTES = 24;

  private CompiledZone() {}

  /** The RRsets of {@code file}, each a line with its data sorted, by name and type. */
  static Map<String, String> of(Path file, Name apex) {
    Path compiled = file.resolveSibling(file.getFileName() + ".raw");
    List<String> command = new ArrayList<>(List.of("named-compilezone", "-i", "none"));
    for (String check : List.of("-k", "-n", "-m", "-M", "-S", "-r")) {
      command.addAll(List.of(check, "ignore"));
    }
    command.addAll(List.of("-F", "raw", "-o", compiled.toString()));
    command.addAll(List.of(apex.toString(), file.getFileName().toString()));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(file.getParent().toFile())
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(file + " is refused: " + said);
      }
      return sets(ByteBuffer.wrap(Files.readAllBytes(compiled)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, String> sets(ByteBuffer raw) throws IOException {
    Map<String, String> sets = new TreeMap<>();
    raw.position(HEADER_BYTES);
    while (raw.hasRemaining()) {
      raw.getInt();
      raw.getShort();
      int type = raw.getShort() & 0xffff;
      raw.getShort();
      long ttl = raw.getInt() & 0xffff_ffffL;
      int count = raw.getInt();
      Name owner = new Name(bytes(raw));
      TreeSet<String> data = new TreeSet<>();
      for (int i = 0; i < count; i++) {
        data.add(HexFormat.of().formatHex(bytes(raw)));
      }
      sets.put(key(owner, type), ttl + " " + data);
    }
    return sets;
  }

  private static byte[] bytes(ByteBuffer raw) {
    byte[] bytes = new byte[raw.getShort() & 0xffff];
    raw.get(bytes);
    return bytes;
  }

  static String key(Name owner, int type) {
    return owner.toString().toLowerCase(Locale.ROOT) + " " + Type.string(type);
  }
}
