package io.distrib.dns.zone;

import io.distrib.topology.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Finds what is wrong with the static records of a zone. <em>Confined to one thread.</em> */
final class ZoneChecks {
  /** What a naming service answers for; a static record of it would contradict. */
  private static final Set<Integer> NAMED =
      Set.of(Type.A, Type.AAAA, Type.HTTPS, Type.CNAME, Type.DNAME);

  private static final String NAMED_BELOW = " a site's, a group's or the pool's name";

  private final ZoneData data;
  private final RecordPlaces places;
  private final List<Fault> faults = new ArrayList<>();
  private final Set<Name> belowDname = new HashSet<>();

  private ZoneChecks(ZoneData data, RecordPlaces places) {
    this.data = data;
    this.places = places;
  }

  /** Every fault of {@code records}, from which {@code data} is made, in their order. */
  static List<Fault> faults(ZoneData data, List<Record> records, RecordPlaces places) {
    ZoneChecks checks = new ZoneChecks(data, places);
    records.forEach(checks::record);
    checks.namesBelow();
    return checks.faults;
  }

  private void record(Record record) {
    Name name = record.getName();
    ZoneNode node = data.isWithin(name) ? data.find(name) : null;
    if (node == null) {
      add(record, "a name in " + data.apex());
      return;
    }
    Name dname = data.cutAbove(name) == null ? data.dnameAbove(name) : null;
    if (dname != null && belowDname.add(name)) {
      add(record, "no data below the DNAME of " + dname + ", RFC 6672 section 2.4");
    }
    if (record instanceof NSRecord nameserver && data.isAlias(nameserver.getTarget())) {
      String expected = "a nameserver that is no alias (CNAME), RFC 2181 section 10.3";
      add(record, " " + nameserver.getTarget(), expected);
    }
    boolean isFirst = node.of(record.getType()).get(0).equals(record);
    if (record.getType() == Type.SOA) {
      soa(record, isFirst);
    } else if (isFirst) {
      set(record, node);
    }
  }

  private void soa(Record record, boolean isFirst) {
    if (!record.getName().equals(data.apex())) {
      add(record, "the SOA at " + data.apex());
    } else if (!isFirst) {
      add(record, "one SOA");
    }
  }

  /** The records of one type at one name, of which {@code first} is the first. */
  private void set(Record first, ZoneNode node) {
    int type = first.getType();
    boolean isOnly = node.of(type).size() == 1;
    if (type == Type.CNAME && !(isOnly && node.types().size() == 1)) {
      add(first, "no other data beside a CNAME, RFC 2181 section 10.1");
    }
    if (type == Type.DNAME && !isOnly) {
      add(first, "one DNAME, RFC 6672 section 2.4");
    }
    if (node.named() != null && NAMED.contains(type)) {
      add(first, "no such record: this is" + NAMED_BELOW);
    }
  }

  /** What a delegation or a DNAME gives away cannot be answered here (RFC 1034 4.2.1). */
  private void namesBelow() {
    Map<Record, Name> hidden = new TreeMap<>();
    data.nodes()
        .forEach(
            (name, node) -> {
              Record above = node.named() == null ? null : above(name);
              if (above != null) {
                hidden.merge(above, name, (one, other) -> one.compareTo(other) < 0 ? one : other);
              }
            });
    hidden.forEach(
        (above, name) -> add(above, "no such record at or above " + name + "," + NAMED_BELOW));
  }

  /** The delegation or the DNAME that a name lies below; null if there is none. */
  private @Nullable Record above(Name name) {
    Name cut = data.cutAbove(name);
    Name dname = data.dnameAbove(name);
    if (cut != null) {
      return data.records(cut, Type.NS).get(0);
    }
    return dname == null ? null : data.records(dname, Type.DNAME).get(0);
  }

  private void add(Record record, String expected) {
    add(record, "", expected);
  }

  private void add(Record record, String target, String expected) {
    String found = record.getName() + " " + Type.string(record.getType()) + target;
    faults.add(new Fault(places.of(record), found, expected));
  }
}
