package io.distrib.dns.zonefile;

import org.xbill.DNS.DNSOutput;

/** The relay of an AMTRELAY record (RFC 8777 4.2). */
final class Relay {
  private static final int DISCOVERY = 0x80;

  private Relay() {}

  static void write(Data in, DNSOutput out, String expected) throws ZoneFileException {
    int discovery = number(in, expected, 1);
    int type = number(in, expected, 3);
    out.writeU8(discovery == 1 ? DISCOVERY | type : type);
    switch (type) {
      case 1 -> FieldData.ipv4(in, out, FieldData.IPV4);
      case 2 -> FieldData.ipv6(in, out, FieldData.IPV6);
      case 3 -> FieldData.name(in, out, FieldData.NAME);
      default -> none(in);
    }
  }

  private static int number(Data in, String expected, int max) throws ZoneFileException {
    Token token = in.next(expected);
    String text = token.text();
    if (text.length() != 1 || text.charAt(0) < '0' || text.charAt(0) > '0' + max) {
      throw in.refuse(token, expected);
    }
    return text.charAt(0) - '0';
  }

  private static void none(Data in) throws ZoneFileException {
    Token token = in.next(". for no relay");
    if (!token.is(".")) {
      throw in.refuse(token, ". for no relay");
    }
  }
}
