package io.distrib.dns.zonefile;

import java.util.Locale;
import java.util.Map;
import org.xbill.DNS.Type;

/** The types of records by their mnemonics. */
final class TypeNames {
  private static final String EXPECTED =
      "a type of records such as A or TXT; others are written as TYPE65280 \\# 2 0a0b, RFC 3597";

  /** Those that dnsjava has no name for. */
  private static final Map<String, Integer> FURTHER =
      Map.of("DSYNC", 66, "HHIT", 67, "BRID", 68, "RESINFO", 261, "WALLET", 262);

  private TypeNames() {}

  /** The type that {@code token} names. */
  static int of(Token token) throws ZoneFileException {
    int type = token.isQuoted() ? -1 : number(token.text());
    if (type < 0) {
      throw token.refuse(EXPECTED);
    }
    return type;
  }

  /**
   * The type of a record that {@code token} names: none that only messages have (RFC 6895 3.1), and
   * no signature, for what is served is not signed.
   */
  static int ofRecord(Token token) throws ZoneFileException {
    int type = of(token);
    boolean isMeta = type == 0 || type == Type.OPT || (type >= 128 && type <= 255);
    if (isMeta || type == Type.RRSIG || type == Type.SIG) {
      throw token.refuse("unsigned data; zones do not have this type here");
    }
    return type;
  }

  /** The type of this name, in whatever case; -1 if there is none. */
  static int number(String name) {
    int known = Type.value(name);
    return known >= 0 ? known : FURTHER.getOrDefault(name.toUpperCase(Locale.ROOT), -1);
  }
}
