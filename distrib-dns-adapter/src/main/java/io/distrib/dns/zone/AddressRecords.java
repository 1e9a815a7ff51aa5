package io.distrib.dns.zone;

import io.distrib.model.NamingAnswer;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.HTTPSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SVCBBase;
import org.xbill.DNS.SVCBBase.ParameterBase;
import org.xbill.DNS.Type;

/**
 * The addresses of sites as records: A, AAAA, and an HTTPS record whose hints are the same
 * addresses (D7, D13, RFC 9460 7.3). <em>Immutable.</em>
 */
final class AddressRecords {
  private static final int SERVICE_MODE = 1;

  private final Name owner;
  private final long ttlSeconds;
  private final List<Inet4Address> ipv4;
  private final List<Inet6Address> ipv6;

  AddressRecords(Name owner, NamingAnswer.Sites sites) {
    this.owner = owner;
    this.ttlSeconds = sites.ttl().toSeconds();
    this.ipv4 = addresses(sites, Inet4Address.class);
    this.ipv6 = addresses(sites, Inet6Address.class);
  }

  /** One address as A or AAAA. */
  static Record of(Name owner, long ttlSeconds, InetAddress address) {
    return address instanceof Inet4Address
        ? new ARecord(owner, DClass.IN, ttlSeconds, address)
        : new AAAARecord(owner, DClass.IN, ttlSeconds, address);
  }

  /** The records of one type; for ANY those of one family (RFC 8482 4.1). */
  List<Record> of(int type) {
    return switch (type) {
      case Type.A -> records(ipv4);
      case Type.AAAA -> records(ipv6);
      case Type.HTTPS -> List.of(https());
      default -> records(ipv4.isEmpty() ? ipv6 : ipv4);
    };
  }

  private List<Record> records(List<? extends InetAddress> addresses) {
    List<Record> records = new ArrayList<>(addresses.size());
    addresses.forEach(address -> records.add(of(owner, ttlSeconds, address)));
    return records;
  }

  private Record https() {
    List<ParameterBase> hints = new ArrayList<>();
    if (!ipv4.isEmpty()) {
      hints.add(new SVCBBase.ParameterIpv4Hint(ipv4));
    }
    if (!ipv6.isEmpty()) {
      hints.add(new SVCBBase.ParameterIpv6Hint(ipv6));
    }
    return new HTTPSRecord(owner, DClass.IN, ttlSeconds, SERVICE_MODE, Name.root, hints);
  }

  private static <T extends InetAddress> List<T> addresses(
      NamingAnswer.Sites sites, Class<T> family) {
    return sites.addresses().stream().filter(family::isInstance).map(family::cast).toList();
  }
}
