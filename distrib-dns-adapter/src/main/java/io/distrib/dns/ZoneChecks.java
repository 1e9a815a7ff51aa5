package io.distrib.dns;

import io.distrib.model.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Finds what is wrong with the static records of a zone. <em>Confined to one thread.</em> */
final class ZoneChecks {
  /** What a naming service answers for; a static record of it would contradict. */
  private static final Set<Integer> NAMED =
      Set.of(Type.A, Type.AAAA, Type.HTTPS, Type.CNAME, Type.DNAME);

  private static final Set<Integer> NO_DATA = Set.of(Type.OPT, Type.TSIG, Type.TKEY, Type.RRSIG);

  private final String path;
  private final List<Fault> faults = new ArrayList<>();

  private ZoneChecks(String path) {
    this.path = path;
  }

  /**
   * Every fault of {@code records}.
   *
   * @param path what a fault says that it is in
   */
  static List<Fault> faults(String path, ZoneData data, List<Record> records) {
    ZoneChecks checks = new ZoneChecks(path);
    records.forEach(record -> checks.record(data, record));
    data.nodes().forEach(checks::node);
    if (data.top().of(Type.SOA).size() > 1) {
      checks.add("SOA", "one SOA");
    }
    return checks.faults;
  }

  private void record(ZoneData data, Record record) {
    Name name = record.getName();
    if (!data.isWithin(name)) {
      add(text(record), "a name in " + data.apex());
    }
    if (record.getDClass() != DClass.IN || NO_DATA.contains(record.getType())) {
      add(text(record), "unsigned data of class IN");
    }
    if (record.getType() == Type.SOA && !name.equals(data.apex())) {
      add(text(record), "the SOA at " + data.apex());
    }
  }

  private void node(Name name, Node node) {
    if (node.has(Type.CNAME) && (node.types().size() > 1 || node.of(Type.CNAME).size() > 1)) {
      add(name + " CNAME", "no other data beside a CNAME, RFC 2181 section 10.1");
    }
    if (node.of(Type.DNAME).size() > 1) {
      add(name + " DNAME", "one DNAME, RFC 6672 section 2.4");
    }
    if (node.named() != null) {
      node.types().stream()
          .filter(NAMED::contains)
          .forEach(
              type ->
                  add(
                      name + " " + Type.string(type),
                      "no such record: the name is a site's, a group's or the pool's"));
    }
  }

  private void add(String value, String expected) {
    faults.add(new Fault(path, value, expected));
  }

  private static String text(Record record) {
    return record.getName() + " " + Type.string(record.getType());
  }
}
