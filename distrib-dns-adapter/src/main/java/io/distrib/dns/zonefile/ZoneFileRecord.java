package io.distrib.dns.zonefile;

import org.xbill.DNS.Record;

/**
 * A record, and where it was written. <em>Immutable.</em>
 *
 * @param place the file and the line, such as {@code app.zone:12}
 */
public record ZoneFileRecord(Record record, String place) {}
