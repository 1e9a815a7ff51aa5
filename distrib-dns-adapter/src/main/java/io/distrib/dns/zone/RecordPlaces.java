package io.distrib.dns.zone;

import io.distrib.dns.zonefile.ZoneFileRecord;
import java.util.IdentityHashMap;
import java.util.List;
import org.xbill.DNS.Record;

/** Where the records of a zone stand in its file, for messages. <em>Immutable.</em> */
final class RecordPlaces {
  private final IdentityHashMap<Record, String> places = new IdentityHashMap<>();
  private final String elsewhere;

  /**
   * The places of {@code written}.
   *
   * @param elsewhere the place of every other record
   */
  RecordPlaces(List<ZoneFileRecord> written, String elsewhere) {
    written.forEach(each -> places.put(each.record(), each.place()));
    this.elsewhere = elsewhere;
  }

  /** The file and line of {@code record}. */
  String of(Record record) {
    return places.getOrDefault(record, elsewhere);
  }

  /** The place of all that stands in no file. */
  String elsewhere() {
    return elsewhere;
  }
}
