package io.distrib.dns.zonefile;

import com.google.common.io.BaseEncoding;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.xbill.DNS.Address;
import org.xbill.DNS.DNSOutput;

/** Reads the words of one field, and writes what they stand for. */
final class FieldData {
  static final String NAME = "a domain name";
  static final String IPV4 = "an IPv4 address, such as 192.0.2.1";
  static final String IPV6 = "an IPv6 address, such as 2001:db8::1";
  static final String STRING = "a text, in quotes if it has spaces";

  private FieldData() {}

  static long number(Data in, String expected, long max) throws ZoneFileException {
    return number(in, expected, max, in.next(expected));
  }

  static long number(Data in, String expected, long max, Token token) throws ZoneFileException {
    String text = token.text();
    boolean isNumber = !token.isQuoted() && text.matches("[0-9]{1,10}");
    if (!isNumber || Long.parseLong(text) > max) {
      throw in.refuse(token, expected);
    }
    return Long.parseLong(text);
  }

  static void name(Data in, DNSOutput out, String expected) throws ZoneFileException {
    out.writeByteArray(in.name(expected).toWire());
  }

  static void ipv4(Data in, DNSOutput out, String expected) throws ZoneFileException {
    address(in, out, expected, Address.IPv4);
  }

  static void ipv6(Data in, DNSOutput out, String expected) throws ZoneFileException {
    address(in, out, expected, Address.IPv6);
  }

  static void string(Data in, DNSOutput out, String expected) throws ZoneFileException {
    out.writeCountedString(in.next(expected).string());
  }

  static void time(Data in, DNSOutput out, String expected) throws ZoneFileException {
    Token token = in.next(expected);
    long seconds = Times.parse(token).orElse(-1);
    if (seconds < 0 || seconds > Times.MAX) {
      throw in.refuse(token, expected);
    }
    out.writeU32(seconds);
  }

  private static void address(Data in, DNSOutput out, String expected, int family)
      throws ZoneFileException {
    Token token = in.next(expected);
    byte[] address = Address.toByteArray(token.text(), family);
    if (address == null || token.isQuoted()) {
      throw in.refuse(token, expected);
    }
    out.writeByteArray(address);
  }

  static void optionalString(Data in, DNSOutput out, String expected) throws ZoneFileException {
    if (in.hasNext()) {
      string(in, out, STRING);
    }
  }

  static void strings(Data in, DNSOutput out, String expected) throws ZoneFileException {
    do {
      out.writeCountedString(in.next(expected).string());
    } while (in.hasNext());
  }

  static void tag(Data in, DNSOutput out, String expected) throws ZoneFileException {
    Token token = in.next(expected);
    if (!token.text().matches("[0-9A-Za-z]{1,255}")) {
      throw in.refuse(token, expected);
    }
    out.writeCountedString(token.string());
  }

  static void encoded(Data in, DNSOutput out, String expected, BaseEncoding encoding)
      throws ZoneFileException {
    decode(in, out, expected, encoding, in.rest(expected));
  }

  static void decode(Data in, DNSOutput out, String expected, BaseEncoding encoding, Token token)
      throws ZoneFileException {
    String text = token.text();
    if (text.isEmpty() || !encoding.canDecode(text)) {
      throw in.refuse(token, expected);
    }
    out.writeByteArray(encoding.decode(text));
  }

  static void salt(Data in, DNSOutput out, String expected) throws ZoneFileException {
    Token token = in.next(expected);
    DNSOutput salt = new DNSOutput();
    if (!token.text().equals("-")) {
      decode(in, salt, expected, BaseEncoding.base16().ignoreCase(), token);
    }
    writeCounted(in, out, expected, token, salt);
  }

  static void base32(Data in, DNSOutput out, String expected) throws ZoneFileException {
    Token token = in.next(expected);
    DNSOutput hash = new DNSOutput();
    decode(in, hash, expected, BaseEncoding.base32Hex().ignoreCase().omitPadding(), token);
    writeCounted(in, out, expected, token, hash);
  }

  static void writeCounted(Data in, DNSOutput out, String expected, Token token, DNSOutput counted)
      throws ZoneFileException {
    if (counted.current() > Token.MAX_STRING_BYTES) {
      throw in.refuse(token, expected + ", at most 255 bytes");
    }
    out.writeCountedString(counted.toByteArray());
  }

  /** A bit for each type, in windows of 256 (RFC 4034 4.1.2). */
  static void types(Data in, DNSOutput out, String expected) throws ZoneFileException {
    TreeSet<Integer> types = new TreeSet<>();
    while (in.hasNext()) {
      types.add(TypeNames.of(in.next(expected)));
    }
    while (!types.isEmpty()) {
      int window = types.first() >>> 8;
      byte[] bits = new byte[32];
      int bytes = 0;
      while (!types.isEmpty() && types.first() >>> 8 == window) {
        int low = types.pollFirst() & 0xff;
        bits[low / 8] |= (byte) (0x80 >>> (low % 8));
        bytes = low / 8 + 1;
      }
      out.writeU8(window);
      out.writeU8(bytes);
      out.writeByteArray(bits, 0, bytes);
    }
  }

  static void groups(Data in, DNSOutput out, String expected, String pattern)
      throws ZoneFileException {
    Token token = in.next(expected);
    String text = token.text().toLowerCase(Locale.ROOT);
    if (!Pattern.matches(pattern, text)) {
      throw in.refuse(token, expected);
    }
    out.writeByteArray(BaseEncoding.base16().lowerCase().decode(text.replace("-", "")));
  }

  static void locator(Data in, DNSOutput out, String expected) throws ZoneFileException {
    Token token = in.next(expected);
    if (!token.text().matches("([0-9A-Fa-f]{1,4}:){3}[0-9A-Fa-f]{1,4}")) {
      throw in.refuse(token, expected);
    }
    for (String group : token.text().split(":", -1)) {
      out.writeU16(Integer.parseInt(group, 16));
    }
  }
}
