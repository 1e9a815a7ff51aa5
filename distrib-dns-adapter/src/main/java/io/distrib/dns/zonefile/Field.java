package io.distrib.dns.zonefile;

import com.google.common.io.BaseEncoding;
import java.util.Locale;
import org.xbill.DNS.CERTRecord.CertificateType;
import org.xbill.DNS.DNSOutput;
import org.xbill.DNS.DNSSEC.Algorithm;

/** A part of a record's data: how it is written, and how it goes on the wire. */
enum Field {
  U8(
      "NUMBER",
      "a number from 0 to 255",
      (in, out, expected) -> out.writeU8((int) FieldData.number(in, expected, 0xff))),
  U16(
      "NUMBER",
      "a number from 0 to 65535",
      (in, out, expected) -> out.writeU16((int) FieldData.number(in, expected, 0xffff))),
  U32(
      "NUMBER",
      "a number from 0 to 4294967295",
      (in, out, expected) -> out.writeU32(FieldData.number(in, expected, Times.MAX))),
  TIME("TIME", "a time from 0 to 4294967295 seconds, such as 3600 or 1h30m", FieldData::time),
  NAME("NAME", FieldData.NAME, FieldData::name),
  IPV4("ADDRESS", FieldData.IPV4, FieldData::ipv4),
  IPV6("ADDRESS", FieldData.IPV6, FieldData::ipv6),
  STRING("TEXT", FieldData.STRING, FieldData::string),
  OPTIONAL_STRING("[TEXT]", "a text, or nothing", FieldData::optionalString),
  STRINGS("TEXT ...", "one text or more, each in quotes if it has spaces", FieldData::strings),
  LONG_TEXT(
      "TEXT",
      FieldData.STRING,
      (in, out, expected) -> out.writeByteArray(in.next(expected).bytes())),
  TAG("TAG", "letters and digits, such as issue", FieldData::tag),
  HEX(
      "HEXADECIMAL",
      "hexadecimal digits, two for each byte",
      (in, out, expected) ->
          FieldData.encoded(in, out, expected, BaseEncoding.base16().ignoreCase())),
  BASE64(
      "BASE64",
      "base64 (RFC 4648 4)",
      (in, out, expected) -> FieldData.encoded(in, out, expected, BaseEncoding.base64())),
  SALT("SALT", "hexadecimal digits, or - for none", FieldData::salt),
  BASE32("BASE32HEX", "base32 with the extended alphabet (RFC 4648 7)", FieldData::base32),
  TYPES("TYPE ...", "types of records, such as A TXT", FieldData::types),
  TYPE(
      "TYPE",
      "a type of records, such as CDS",
      (in, out, expected) -> out.writeU16(TypeNames.of(in.next(expected)))),
  ALGORITHM(
      "ALGORITHM",
      "a number from 0 to 255, or the mnemonic of an algorithm",
      (in, out, expected) -> {
        Token token = in.next(expected);
        int known = Algorithm.value(token.text().toUpperCase(Locale.ROOT));
        out.writeU8(known >= 0 ? known : (int) FieldData.number(in, expected, 0xff, token));
      }),
  CERTIFICATE(
      "CERTIFICATE-TYPE",
      "a number from 0 to 65535, or a mnemonic such as PKIX",
      (in, out, expected) -> {
        Token token = in.next(expected);
        int known = CertificateType.value(token.text().toUpperCase(Locale.ROOT));
        out.writeU16(known >= 0 ? known : (int) FieldData.number(in, expected, 0xffff, token));
      }),
  EUI48(
      "ADDRESS",
      "six bytes such as 00-00-5e-00-53-2a",
      (in, out, expected) -> FieldData.groups(in, out, expected, "([0-9a-f]{2}-){5}[0-9a-f]{2}")),
  EUI64(
      "ADDRESS",
      "eight bytes such as 00-00-5e-ef-10-00-00-2a",
      (in, out, expected) -> FieldData.groups(in, out, expected, "([0-9a-f]{2}-){7}[0-9a-f]{2}")),
  LOCATOR64("LOCATOR", "four groups such as 2001:db8:1140:1000", FieldData::locator),
  RELAY("DISCOVERY RELAY-TYPE RELAY", "0 or 1, then the type of the relay, 0 to 3", Relay::write),
  LOCATION(
      "LATITUDE LONGITUDE ALTITUDE [SIZE [PRECISION [PRECISION]]],"
          + " such as 42 21 54 N 71 06 18 W -24m",
      "a place",
      Location::write),
  PARAMETERS("[KEY=VALUE ...]", "parameters such as alpn=h2", ServiceParameters::write);

  private final String word;
  private final String expected;

  /** A function without state. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Writer writer;

  Field(String word, String expected, Writer writer) {
    this.word = word;
    this.expected = expected;
    this.writer = writer;
  }

  /** Reads a field's words, and writes what they stand for. */
  private interface Writer {
    void write(Data in, DNSOutput out, String expected) throws ZoneFileException;
  }

  /** How it stands in the form of a type's data. */
  String word() {
    return word;
  }

  String expected() {
    return expected;
  }

  void write(Data in, DNSOutput out) throws ZoneFileException {
    writer.write(in, out, expected);
  }
}
