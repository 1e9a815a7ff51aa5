package io.distrib.dns.zonefile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.common.io.BaseEncoding;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.xbill.DNS.Address;
import org.xbill.DNS.DNSOutput;

/** The parameters of SVCB and HTTPS records (RFC 9460 2.1, 7, 8). */
final class ServiceParameters {
  private static final int MANDATORY = 0;
  private static final int ALPN = 1;
  private static final int NO_DEFAULT_ALPN = 2;
  private static final int PORT = 3;
  private static final int IPV4_HINT = 4;
  private static final int ECH = 5;
  private static final int IPV6_HINT = 6;
  private static final int DOHPATH = 7;
  private static final int OHTTP = 8;
  private static final int MAX_KEY = 65_534;
  private static final int MAX_BYTES = 0xffff;
  private static final Map<String, Integer> KEYS =
      Map.of(
          "mandatory", MANDATORY,
          "alpn", ALPN,
          "no-default-alpn", NO_DEFAULT_ALPN,
          "port", PORT,
          "ipv4hint", IPV4_HINT,
          "ech", ECH,
          "ipv6hint", IPV6_HINT,
          "dohpath", DOHPATH,
          "ohttp", OHTTP);

  private final Data in;
  private final Map<Integer, byte[]> values = new TreeMap<>();

  private ServiceParameters(Data in) {
    this.in = in;
  }

  /** Writes all that is left, in the order of the keys. */
  static void write(Data in, DNSOutput out, String expected) throws ZoneFileException {
    ServiceParameters parameters = new ServiceParameters(in);
    while (in.hasNext()) {
      parameters.add(in.next(expected));
    }
    parameters.refuseMissing();
    parameters.values.forEach(
        (key, value) -> {
          out.writeU16(key);
          out.writeU16(value.length);
          out.writeByteArray(value);
        });
  }

  private void add(Token token) throws ZoneFileException {
    int equals = token.text().indexOf('=');
    String name = equals < 0 ? token.text() : token.text().substring(0, equals);
    if (token.isQuoted()) {
      throw in.refuse(token, "a parameter such as alpn=\"h2\", its key without quotes");
    }
    int key = key(token, name);
    byte[] value = value(token, equals);
    byte[] encoded = encode(token, name.startsWith("key") ? -1 : key, value);
    if (encoded.length > MAX_BYTES) {
      throw in.refuse(token, "a value of at most 65535 bytes");
    }
    if (values.put(key, encoded) != null) {
      throw in.refuse(token, "each parameter once");
    }
  }

  /** What is mandatory is there (RFC 9460 8), and a protocol where the default is none (7.1.1). */
  private void refuseMissing() throws ZoneFileException {
    ByteBuffer mandatory = ByteBuffer.wrap(values.getOrDefault(MANDATORY, new byte[0]));
    boolean isComplete = !values.containsKey(NO_DEFAULT_ALPN) || values.containsKey(ALPN);
    while (mandatory.hasRemaining()) {
      isComplete &= values.containsKey(mandatory.getShort() & 0xffff);
    }
    if (!isComplete) {
      in.next("the parameters that are mandatory, and alpn beside no-default-alpn");
    }
  }

  private int key(Token token, String name) throws ZoneFileException {
    if (KEYS.containsKey(name)) {
      return KEYS.get(name);
    }
    boolean isNumber = name.matches("key(0|[1-9][0-9]{0,4})");
    int number = isNumber ? Integer.parseInt(name.substring(3)) : MAX_KEY + 1;
    if (number > MAX_KEY) {
      String known = String.join(", ", new TreeSet<>(KEYS.keySet()));
      throw in.refuse(token, "a parameter out of " + known + ", or key0 to key65534");
    }
    return number;
  }

  /** What stands behind the equals sign, if need be in quotes. */
  private byte[] value(Token token, int equals) throws ZoneFileException {
    if (equals < 0) {
      return new byte[0];
    }
    String text = token.text().substring(equals + 1);
    if (text.isEmpty() && in.isNextGlued()) {
      return in.next("a value").bytes();
    }
    return new Token(text, false, false, token.line()).bytes();
  }

  private byte[] encode(Token token, int key, byte[] value) throws ZoneFileException {
    DNSOutput out = new DNSOutput();
    switch (key) {
      case MANDATORY -> mandatory(token, value, out);
      case ALPN -> protocols(token, value, out);
      case NO_DEFAULT_ALPN, OHTTP -> refuseValue(token, value);
      case PORT -> port(token, text(value), out);
      case IPV4_HINT -> hints(token, value, Address.IPv4, out);
      case IPV6_HINT -> hints(token, value, Address.IPv6, out);
      case ECH -> ech(token, text(value), out);
      default -> out.writeByteArray(value);
    }
    return out.toByteArray();
  }

  private void mandatory(Token token, byte[] value, DNSOutput out) throws ZoneFileException {
    TreeSet<Integer> keys = new TreeSet<>();
    for (byte[] item : items(token, value)) {
      int key = key(token, text(item));
      if (key == MANDATORY || !keys.add(key)) {
        throw in.refuse(token, "other keys, each once");
      }
    }
    keys.forEach(out::writeU16);
  }

  private void protocols(Token token, byte[] value, DNSOutput out) throws ZoneFileException {
    for (byte[] item : items(token, value)) {
      if (item.length > Token.MAX_STRING_BYTES) {
        throw in.refuse(token, "protocols of 1 to 255 bytes");
      }
      out.writeCountedString(item);
    }
  }

  private void refuseValue(Token token, byte[] value) throws ZoneFileException {
    if (value.length > 0) {
      throw in.refuse(token, "no value");
    }
  }

  private void port(Token token, String text, DNSOutput out) throws ZoneFileException {
    int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0x10000;
    if (port > 0xffff) {
      throw in.refuse(token, "a port from 0 to 65535");
    }
    out.writeU16(port);
  }

  private void hints(Token token, byte[] value, int family, DNSOutput out)
      throws ZoneFileException {
    for (byte[] item : items(token, value)) {
      byte[] address = Address.toByteArray(text(item), family);
      if (address == null) {
        throw in.refuse(token, "addresses of one family with commas between them");
      }
      out.writeByteArray(address);
    }
  }

  private void ech(Token token, String text, DNSOutput out) throws ZoneFileException {
    if (text.isEmpty() || !BaseEncoding.base64().canDecode(text)) {
      throw in.refuse(token, "base64 (RFC 4648 4)");
    }
    out.writeByteArray(BaseEncoding.base64().decode(text));
  }

  /** The items of a list; in them a comma is {@code \,} and a backslash is {@code \\}. */
  private List<byte[]> items(Token token, byte[] value) throws ZoneFileException {
    List<byte[]> items = new ArrayList<>();
    StringBuilder item = new StringBuilder();
    String text = text(value);
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == ',') {
        items.add(item.toString().getBytes(ISO_8859_1));
        item.setLength(0);
      } else if (text.charAt(i) == '\\' && i + 1 < text.length()) {
        i++;
        item.append(text.charAt(i));
      } else {
        item.append(text.charAt(i));
      }
    }
    if (items.stream().anyMatch(each -> each.length == 0)) {
      throw in.refuse(token, "at least one item, none of them empty");
    }
    return items;
  }

  private static String text(byte[] value) {
    return new String(value, ISO_8859_1);
  }
}
