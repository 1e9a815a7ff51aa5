package io.distrib.dns.zonefile;

import org.xbill.DNS.DNSOutput;

/** The relay of an AMTRELAY record (RFC 8777 4.2). */
final class Relay {
  private static final int DISCOVERY = 0x80;

  private Relay() {}

  static void write(Data in, DNSOutput out, Field field) throws ZoneFileException {
    int discovery = number(in, field, 1);
    int type = number(in, field, 3);
    out.writeU8(discovery == 1 ? DISCOVERY | type : type);
    switch (type) {
      case 1 -> Field.IPV4.write(in, out);
      case 2 -> Field.IPV6.write(in, out);
      case 3 -> Field.NAME.write(in, out);
      default -> none(in);
    }
  }

  private static int number(Data in, Field field, int max) throws ZoneFileException {
    Token token = in.next(field.expected());
    String text = token.text();
    if (text.length() != 1 || text.charAt(0) < '0' || text.charAt(0) > '0' + max) {
      throw in.refuse(token, field.expected());
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
