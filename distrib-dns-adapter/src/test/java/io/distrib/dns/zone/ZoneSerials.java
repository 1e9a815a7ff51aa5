package io.distrib.dns.zone;

import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/** Tells the serial numbers of zones. */
public final class ZoneSerials {
  private ZoneSerials() {}

  /** That of the SOA of {@code zone}. */
  public static long of(Zone zone) {
    return ((SOARecord) zone.data().top().of(Type.SOA).get(0)).getSerial();
  }
}
