package io.distrib.dns.zonefile;

import io.distrib.topology.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/**
 * Reads the records of a zone file, as other nameservers do: RFC 1035 5, {@code $TTL} (RFC 2308 4),
 * data of unknown types (RFC 3597), and BIND's {@code $GENERATE}. <em>Confined to one thread.</em>
 */
public final class ZoneFileReader {
  /** Of one file and all that it includes. */
  private static final int MAX_BYTES = 64 * 1024 * 1024;

  private static final int MAX_GENERATED = 1_000_000;

  private final List<ZoneFileRecord> records = new ArrayList<>();
  private final List<Fault> faults;
  private int bytesLeft = MAX_BYTES;
  private int generatedLeft = MAX_GENERATED;

  private ZoneFileReader(List<Fault> faults) {
    this.faults = faults;
  }

  /**
   * The records of {@code file}; those of one name and type have one TTL.
   *
   * @param apex what names are relative to at first
   * @param faults what is wrong is added to them, each with the file and the line as its path
   */
  public static List<ZoneFileRecord> read(Path file, Name apex, List<Fault> faults) {
    ZoneFileReader reader = new ZoneFileReader(faults);
    try {
      byte[] bytes = reader.bytes(file);
      new ZoneFilePart(reader, file, new Ttls(), apex).read(bytes);
    } catch (IOException e) {
      String expected = "a file that can be read: " + e.getMessage();
      faults.add(new Fault("zone file", file.toString(), expected));
    }
    return reader.withOneTtl();
  }

  /** All bytes of {@code file}; the message of an exception is for people. */
  byte[] bytes(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("a folder");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(bytesLeft);
      bytesLeft -= bytes.length;
      if (bytesLeft == 0) {
        throw new IOException("over " + MAX_BYTES + " bytes with all that is included");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new IOException("no such file", e);
    } catch (AccessDeniedException e) {
      throw new IOException("access denied", e);
    }
  }

  void add(Record record, String place) {
    records.add(new ZoneFileRecord(record, place));
  }

  void add(Fault fault) {
    faults.add(fault);
  }

  /** Whether one record more may be generated. */
  boolean mayGenerate() {
    generatedLeft--;
    return generatedLeft >= 0;
  }

  /** The TTL that was last stated for a name and type holds for all its records, as in BIND. */
  private List<ZoneFileRecord> withOneTtl() {
    Map<Key, Long> ttls = new HashMap<>();
    records.forEach(each -> ttls.put(Key.of(each.record()), each.record().getTTL()));
    return records.stream()
        .map(
            each -> {
              long ttl = ttls.getOrDefault(Key.of(each.record()), each.record().getTTL());
              return new ZoneFileRecord(RecordData.withTtl(each.record(), ttl), each.place());
            })
        .toList();
  }

  private record Key(Name name, int type) {
    static Key of(Record record) {
      return new Key(record.getName(), record.getType());
    }
  }
}
