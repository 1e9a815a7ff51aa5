package io.distrib.dns;

import io.distrib.model.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;

/** Reads the static records of a zone from a master file (RFC 1035 5). */
final class ZoneFile {
  private static final long DEFAULT_TTL_SECONDS = 300;
  private static final String EXPECTED = "a record of a master file, RFC 1035 section 5";

  private ZoneFile() {}

  /** The records of {@code file}; what is wrong with it is added to {@code faults}. */
  static List<Record> read(Path file, Name apex, List<Fault> faults) {
    List<Record> records = new ArrayList<>();
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      faults.add(new Fault("zone file", file.toString(), "a readable file"));
      return records;
    }
    try (Master master = new Master(file.toString(), apex, DEFAULT_TTL_SECONDS)) {
      readAll(master, records);
    } catch (TextParseException e) {
      faults.add(fault(file, e));
    } catch (IOException e) {
      faults.add(new Fault("zone file", file.toString(), "a readable file; found " + e));
    }
    return records;
  }

  private static void readAll(Master master, List<Record> records) throws IOException {
    Record record = master.nextRecord();
    while (record != null) {
      records.add(record);
      record = master.nextRecord();
    }
  }

  /** The parser's message begins with file and line: they become the path. */
  private static Fault fault(Path file, TextParseException e) {
    String message = String.valueOf(e.getMessage());
    int what = message.indexOf(": ");
    return what < 0
        ? new Fault(file.toString(), message, EXPECTED)
        : new Fault(message.substring(0, what), message.substring(what + 2), EXPECTED);
  }
}
