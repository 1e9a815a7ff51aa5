package io.distrib.dns.zonefile;

import static io.distrib.dns.zonefile.Field.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.Type;

/** The types of records, and how their data is written. */
final class RecordTypes {
  private static final Map<Integer, List<Field>> FIELDS = new HashMap<>();

  /** The types whose text dnsjava reads: they have forms that are not a row of fields. */
  private static final Map<Integer, String> BY_DNSJAVA =
      Map.of(
          Type.WKS, "ADDRESS PROTOCOL SERVICE ...",
          Type.NSAP, "0xHEXADECIMAL",
          Type.KEY, "FLAGS PROTOCOL ALGORITHM BASE64",
          Type.NXT, "NAME TYPE ...",
          Type.A6, "PREFIX-LENGTH SUFFIX [NAME]",
          Type.APL, "[!]FAMILY:ADDRESS/PREFIX ...",
          Type.IPSECKEY, "PRECEDENCE GATEWAY-TYPE ALGORITHM GATEWAY BASE64",
          Type.HIP, "ALGORITHM HEXADECIMAL BASE64 [NAME ...]");

  static {
    row(List.of("A"), IPV4);
    row(List.of("NS", "MD", "MF", "CNAME", "MB", "MG", "MR", "PTR", "NSAP-PTR", "DNAME"), NAME);
    row(List.of("SOA"), NAME, NAME, U32, TIME, TIME, TIME, TIME);
    row(List.of("HINFO"), STRING, STRING);
    row(List.of("MINFO", "RP", "TALINK"), NAME, NAME);
    row(List.of("MX", "AFSDB", "RT", "KX", "LP"), U16, NAME);
    row(List.of("TXT", "SPF", "NINFO", "AVC", "RESINFO", "WALLET"), STRINGS);
    row(List.of("X25"), STRING);
    row(List.of("ISDN"), STRING, OPTIONAL_STRING);
    row(List.of("PX"), U16, NAME, NAME);
    row(List.of("GPOS"), STRING, STRING, STRING);
    row(List.of("AAAA"), IPV6);
    row(List.of("LOC"), LOCATION);
    row(List.of("SRV"), U16, U16, U16, NAME);
    row(List.of("NAPTR"), U16, U16, STRING, STRING, STRING, NAME);
    row(List.of("CERT"), CERTIFICATE, U16, ALGORITHM, BASE64);
    row(List.of("DS", "CDS", "DLV", "TA"), U16, ALGORITHM, U8, HEX);
    row(List.of("SSHFP"), U8, U8, HEX);
    row(List.of("NSEC"), NAME, TYPES);
    row(List.of("DNSKEY", "CDNSKEY", "RKEY"), U16, U8, ALGORITHM, BASE64);
    row(List.of("DHCID", "OPENPGPKEY"), BASE64);
    row(List.of("NSEC3"), U8, U8, U16, SALT, BASE32, TYPES);
    row(List.of("NSEC3PARAM"), U8, U8, U16, SALT);
    row(List.of("TLSA", "SMIMEA"), U8, U8, U8, HEX);
    row(List.of("CSYNC"), U32, U16, TYPES);
    row(List.of("ZONEMD"), U32, U8, U8, HEX);
    row(List.of("SVCB", "HTTPS"), U16, NAME, PARAMETERS);
    row(List.of("DSYNC"), TYPE, U8, U16, NAME);
    row(List.of("HHIT", "BRID"), BASE64);
    row(List.of("NID", "L64"), U16, LOCATOR64);
    row(List.of("L32"), U16, IPV4);
    row(List.of("EUI48"), Field.EUI48);
    row(List.of("EUI64"), Field.EUI64);
    row(List.of("URI"), U16, U16, LONG_TEXT);
    row(List.of("CAA"), U8, TAG, LONG_TEXT);
    row(List.of("DOA"), U32, U32, U8, STRING, BASE64);
    row(List.of("AMTRELAY"), U8, RELAY);
  }

  private RecordTypes() {}

  private static void row(List<String> names, Field... fields) {
    names.forEach(name -> FIELDS.put(TypeNames.number(name), List.of(fields)));
  }

  /** The fields of the data; empty if they are read by dnsjava, or the type is not known. */
  static List<Field> fields(int type) {
    return FIELDS.getOrDefault(type, List.of());
  }

  static boolean isByDnsjava(int type) {
    return BY_DNSJAVA.containsKey(type);
  }

  /** How a record of that type is written, for messages. */
  static String form(int type) {
    StringBuilder form = new StringBuilder(Type.string(type));
    fields(type).forEach(field -> form.append(' ').append(field.word()));
    if (fields(type).isEmpty()) {
      form.append(' ').append(BY_DNSJAVA.getOrDefault(type, "\\# LENGTH HEXADECIMAL, RFC 3597"));
    }
    return form.toString();
  }
}
