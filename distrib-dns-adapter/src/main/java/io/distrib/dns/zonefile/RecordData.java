package io.distrib.dns.zonefile;

import com.google.common.io.BaseEncoding;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSOutput;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Makes a record from the words of its data. <em>Immutable.</em> */
final class RecordData {
  private static final String GENERIC = "\\#";
  private static final int MAX_BYTES = 0xffff;

  /** Type, class, TTL and length of a record on the wire. */
  private static final int FIXED_BYTES = 10;

  private final Name owner;
  private final int type;
  private final Name origin;
  private final int line;

  /**
   * The data of a record.
   *
   * @param line where the record starts
   */
  RecordData(Name owner, int type, Name origin, int line) {
    this.owner = owner;
    this.type = type;
    this.origin = origin;
    this.line = line;
  }

  /** The record with the data that {@code tokens} describe. */
  Record record(List<Token> tokens, long ttl) throws ZoneFileException {
    Data in = new Data(tokens, origin, line, RecordTypes.form(type));
    if (!tokens.isEmpty() && tokens.get(0).is(GENERIC)) {
      return generic(in, ttl);
    }
    if (RecordTypes.isByDnsjava(type)) {
      return byDnsjava(tokens, ttl);
    }
    DNSOutput out = new DNSOutput();
    List<Field> fields = RecordTypes.fields(type);
    if (fields.isEmpty()) {
      throw in.refuse(in.next(GENERIC), GENERIC);
    }
    for (Field field : fields) {
      field.write(in, out);
    }
    in.refuseMore();
    return ofBytes(tokens, out.toByteArray(), ttl);
  }

  /** Data of a type that may be unknown, {@code \# LENGTH HEXADECIMAL} (RFC 3597 5). */
  private Record generic(Data in, long ttl) throws ZoneFileException {
    Token mark = in.next(GENERIC);
    Token length = in.next("the number of bytes");
    Token hex = in.hasNext() ? in.rest("") : new Token("", false, false, length.line());
    String digits = hex.text();
    if (!BaseEncoding.base16().ignoreCase().canDecode(digits)) {
      throw in.refuse(hex, Field.HEX.expected());
    }
    byte[] bytes = BaseEncoding.base16().ignoreCase().decode(digits);
    if (!length.text().equals(String.valueOf(bytes.length))) {
      throw in.refuse(length, "the number of bytes, which is " + bytes.length);
    }
    return ofBytes(List.of(mark, length, hex), bytes, ttl);
  }

  /** The record of these very bytes. */
  private Record ofBytes(List<Token> tokens, byte[] bytes, long ttl) throws ZoneFileException {
    if (bytes.length > MAX_BYTES) {
      throw new ZoneFileException(line, bytes.length + " bytes of data", "at most 65535 bytes");
    }
    Record record = read(bytes, ttl);
    if (record == null || !Arrays.equals(wire(record), bytes)) {
      throw refuse(tokens, "valid data: " + RecordTypes.form(type));
    }
    return record;
  }

  private @Nullable Record read(byte[] bytes, long ttl) {
    try {
      return Record.newRecord(owner, type, DClass.IN, ttl, bytes);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** {@code record} with another TTL. */
  static Record withTtl(Record record, long ttl) {
    return record.getTTL() == ttl
        ? record
        : Record.newRecord(record.getName(), record.getType(), DClass.IN, ttl, wire(record));
  }

  /** The data as it goes on the wire, in the case of letters that was written. */
  private static byte[] wire(Record record) {
    byte[] whole = record.toWire(Section.ANSWER);
    return Arrays.copyOfRange(whole, record.getName().length() + FIXED_BYTES, whole.length);
  }

  private Record byDnsjava(List<Token> tokens, long ttl) throws ZoneFileException {
    String text = tokens.stream().map(Token::ascii).collect(Collectors.joining(" "));
    try {
      return Record.fromString(owner, type, DClass.IN, ttl, text, origin);
    } catch (IOException | IllegalArgumentException e) {
      throw refuse(tokens, "valid data: " + RecordTypes.form(type));
    }
  }

  private ZoneFileException refuse(List<Token> tokens, String expected) {
    String found = tokens.stream().map(Token::shown).collect(Collectors.joining(" "));
    return new ZoneFileException(line, found.isEmpty() ? null : found, expected);
  }
}
