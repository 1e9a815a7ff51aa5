package io.distrib.dns.zonefile;

import com.google.common.io.BaseEncoding;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.xbill.DNS.Address;
import org.xbill.DNS.DNSOutput;

/** Reads the words of one field, and writes what they stand for. */
final class FieldData {
  private FieldData() {}

  private static long max(Field field) {
    return switch (field) {
      case U8, ALGORITHM -> 0xff;
      case U16, CERTIFICATE -> 0xffff;
      default -> Times.MAX;
    };
  }

  static long number(Data in, Field field) throws ZoneFileException {
    return number(in, field, in.next(field.expected()));
  }

  static long number(Data in, Field field, Token token) throws ZoneFileException {
    String text = token.text();
    boolean isNumber = !token.isQuoted() && text.matches("[0-9]{1,10}");
    if (!isNumber || Long.parseLong(text) > max(field)) {
      throw in.refuse(token, field.expected());
    }
    return Long.parseLong(text);
  }

  static void time(Data in, DNSOutput out, Field field) throws ZoneFileException {
    Token token = in.next(field.expected());
    long seconds = Times.parse(token).orElse(-1);
    if (seconds < 0 || seconds > Times.MAX) {
      throw in.refuse(token, field.expected());
    }
    out.writeU32(seconds);
  }

  static void address(Data in, DNSOutput out, Field field, int family) throws ZoneFileException {
    Token token = in.next(field.expected());
    byte[] address = Address.toByteArray(token.text(), family);
    if (address == null || token.isQuoted()) {
      throw in.refuse(token, field.expected());
    }
    out.writeByteArray(address);
  }

  static void optionalString(Data in, DNSOutput out, Field field) throws ZoneFileException {
    if (in.hasNext()) {
      Field.STRING.write(in, out);
    }
  }

  static void strings(Data in, DNSOutput out, Field field) throws ZoneFileException {
    do {
      out.writeCountedString(in.next(field.expected()).string());
    } while (in.hasNext());
  }

  static void tag(Data in, DNSOutput out, Field field) throws ZoneFileException {
    Token token = in.next(field.expected());
    if (!token.text().matches("[0-9A-Za-z]{1,255}")) {
      throw in.refuse(token, field.expected());
    }
    out.writeCountedString(token.string());
  }

  static void encoded(Data in, DNSOutput out, Field field, BaseEncoding encoding)
      throws ZoneFileException {
    decode(in, out, field, encoding, in.rest(field.expected()));
  }

  static void decode(Data in, DNSOutput out, Field field, BaseEncoding encoding, Token token)
      throws ZoneFileException {
    String text = token.text();
    if (text.isEmpty() || !encoding.canDecode(text)) {
      throw in.refuse(token, field.expected());
    }
    out.writeByteArray(encoding.decode(text));
  }

  static void salt(Data in, DNSOutput out, Field field) throws ZoneFileException {
    Token token = in.next(field.expected());
    DNSOutput salt = new DNSOutput();
    if (!token.text().equals("-")) {
      decode(in, salt, field, BaseEncoding.base16().ignoreCase(), token);
    }
    writeCounted(in, out, field, token, salt);
  }

  static void base32(Data in, DNSOutput out, Field field) throws ZoneFileException {
    Token token = in.next(field.expected());
    DNSOutput hash = new DNSOutput();
    decode(in, hash, field, BaseEncoding.base32Hex().ignoreCase().omitPadding(), token);
    writeCounted(in, out, field, token, hash);
  }

  static void writeCounted(Data in, DNSOutput out, Field field, Token token, DNSOutput counted)
      throws ZoneFileException {
    if (counted.current() > Token.MAX_STRING_BYTES) {
      throw in.refuse(token, field.expected() + ", at most 255 bytes");
    }
    out.writeCountedString(counted.toByteArray());
  }

  /** A bit for each type, in windows of 256 (RFC 4034 4.1.2). */
  static void types(Data in, DNSOutput out, Field field) throws ZoneFileException {
    TreeSet<Integer> types = new TreeSet<>();
    while (in.hasNext()) {
      types.add(RecordTypes.of(in.next(field.expected())));
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

  static void groups(Data in, DNSOutput out, Field field, String pattern) throws ZoneFileException {
    Token token = in.next(field.expected());
    String text = token.text().toLowerCase(Locale.ROOT);
    if (!Pattern.matches(pattern, text)) {
      throw in.refuse(token, field.expected());
    }
    out.writeByteArray(BaseEncoding.base16().lowerCase().decode(text.replace("-", "")));
  }

  static void locator(Data in, DNSOutput out, Field field) throws ZoneFileException {
    Token token = in.next(field.expected());
    if (!token.text().matches("([0-9A-Fa-f]{1,4}:){3}[0-9A-Fa-f]{1,4}")) {
      throw in.refuse(token, field.expected());
    }
    for (String group : token.text().split(":", -1)) {
      out.writeU16(Integer.parseInt(group, 16));
    }
  }
}
