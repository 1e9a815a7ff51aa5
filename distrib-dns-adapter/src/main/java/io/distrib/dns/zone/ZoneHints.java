package io.distrib.dns.zone;

import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Type;

/**
 * Finds static records that are allowed but do not do what they seem to. <em>Confined to one
 * thread.</em>
 */
final class ZoneHints {
  private final ZoneData data;
  private final RecordPlaces places;
  private final List<String> hints = new ArrayList<>();

  private ZoneHints(ZoneData data, RecordPlaces places) {
    this.data = data;
    this.places = places;
  }

  /** A message with its place for each of {@code records}, from which {@code data} is made. */
  static List<String> of(ZoneData data, List<Record> records, RecordPlaces places) {
    ZoneHints hints = new ZoneHints(data, places);
    records.forEach(hints::record);
    return List.copyOf(hints.hints);
  }

  private void record(Record record) {
    Name name = record.getName();
    boolean isApex = name.equals(data.apex());
    if (record instanceof NSRecord nameserver && !isApex) {
      delegation(record, nameserver.getTarget());
    } else if (record.getType() == Type.DNAME && !isApex && has(name, Type.NS)) {
      add(record, "", "beside NS it is not used; it belongs into the zone below, RFC 6672 2.3");
    } else if (record instanceof MXRecord exchange) {
      target(record, exchange.getTarget());
    } else if (record instanceof SRVRecord service) {
      target(record, service.getTarget());
    }
  }

  private void delegation(Record record, Name server) {
    Name cut = data.isWithin(server) ? data.cutAbove(server) : null;
    boolean isBelow = cut != null && cut.equals(record.getName());
    boolean isOurs = cut == null && data.isWithin(server);
    if ((isBelow || isOurs) && !data.hasAddress(server)) {
      String why = isBelow ? "glue is missing" : "the nameserver is missing";
      add(record, " " + server, why + ": " + server + " has no A or AAAA here");
    }
  }

  private void target(Record record, Name target) {
    if (data.isAlias(target)) {
      add(record, " " + target, "it points at an alias (CNAME), RFC 2181 10.3");
    }
  }

  private boolean has(Name name, int type) {
    return !data.records(name, type).isEmpty();
  }

  private void add(Record record, String target, String hint) {
    String found = record.getName() + " " + Type.string(record.getType()) + target;
    hints.add(places.of(record) + ": warning: " + found + ": " + hint);
  }
}
