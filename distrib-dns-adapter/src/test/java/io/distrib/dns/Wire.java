package io.distrib.dns;

import com.google.common.io.BaseEncoding;
import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.packet.Transport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Queries as bytes, and replies read by another parser than the one under test. */
public final class Wire {
  static final int ID = 0x1234;
  public static final InetAddress CLIENT = InetAddress.getLoopbackAddress();

  private Wire() {}

  /** A plain query, RD clear. */
  public static byte[] query(String name, String type) {
    return query(name, Type.value(type), 1, null);
  }

  /** A query with an OPT record of this size and options, {@code code=hex}. */
  public static byte[] edns(String name, String type, int size, String... options) {
    return query(name, Type.value(type), 1, opt(size, 0, 0, options));
  }

  /** A query with an OPT record, or none. */
  public static byte[] query(String name, int type, int dclass, OPTRecord opt) {
    Message message = new Message(ID);
    message.addRecord(Record.newRecord(name(name), type, dclass), Section.QUESTION);
    if (opt != null) {
      message.addRecord(opt, Section.ADDITIONAL);
    }
    return message.toWire();
  }

  /** An OPT record. */
  public static OPTRecord opt(int size, int version, int flags, String... options) {
    return new OPTRecord(
        size, 0, version, flags, Arrays.stream(options).map(Wire::option).toList());
  }

  /** The bytes that hexadecimal digits spell; blanks do not count. */
  public static byte[] hex(String digits) {
    return BaseEncoding.base16().decode(digits.replace(" ", "").toUpperCase(Locale.ROOT));
  }

  /** The hexadecimal digits of bytes. */
  public static String hex(byte[] bytes) {
    return BaseEncoding.base16().lowerCase().encode(bytes);
  }

  /** The bytes one after the other. */
  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** What {@code handler} replies by UDP; no bytes for silence. */
  public static byte[] ask(PacketHandler handler, byte[] query) {
    return ask(handler, query, Transport.UDP);
  }

  /** What {@code handler} replies; no bytes for silence. */
  public static byte[] ask(PacketHandler handler, byte[] query, Transport transport) {
    ByteBuffer reply = ByteBuffer.allocateDirect(transport.maxBytes());
    handler.handle(ByteBuffer.wrap(query), CLIENT, transport, reply);
    byte[] bytes = new byte[reply.flip().remaining()];
    reply.get(bytes);
    return bytes;
  }

  /** The reply as another parser reads it. */
  public static Message parse(byte[] reply) {
    try {
      return new Message(reply);
    } catch (IOException e) {
      throw new UncheckedIOException(Arrays.toString(reply), e);
    }
  }

  /** A record of {@code owner} with a TTL of a minute: {@code A 192.0.2.1}. */
  public static Record record(Name owner, String typeAndData) {
    int blank = typeAndData.indexOf(' ');
    int type = Type.value(typeAndData.substring(0, blank));
    try {
      return Record.fromString(
          owner, type, DClass.IN, 60, typeAndData.substring(blank + 1), Name.root);
    } catch (IOException e) {
      throw new UncheckedIOException(typeAndData, e);
    }
  }

  /** The code, and {@code aa} and {@code tc} if they are set. */
  public static String status(Message reply) {
    return Rcode.string(reply.getRcode())
        + (reply.getHeader().getFlag(Flags.AA) ? " aa" : "")
        + (reply.getHeader().getFlag(Flags.TC) ? " tc" : "");
  }

  /** The records of a section, sorted: {@code TYPE data}; {@code -} if there are none. */
  public static String records(Message reply, int section) {
    List<Record> records = reply.getSection(section);
    return records.isEmpty()
        ? "-"
        : records.stream()
            .filter(record -> record.getType() != Type.OPT)
            .map(record -> Type.string(record.getType()) + " " + data(record))
            .sorted()
            .collect(Collectors.joining(", "));
  }

  /** The options of the reply's OPT record, hexadecimal by code. */
  public static Map<Integer, String> options(Message reply) {
    return reply.getOPT().getOptions().stream()
        .collect(Collectors.toMap(EDNSOption::getCode, Wire::data));
  }

  /** A name, absolute. */
  public static Name name(String text) {
    return Name.fromConstantString(text.endsWith(".") ? text : text + ".");
  }

  private static String data(Record record) {
    return record.getType() == Type.SOA ? "" + record.getTTL() : record.rdataToString();
  }

  private static String data(EDNSOption option) {
    byte[] wire = option.toWire();
    return hex(Arrays.copyOfRange(wire, 4, wire.length));
  }

  private static EDNSOption option(String text) {
    int equals = text.indexOf('=');
    return new GenericEDNSOption(
        Integer.parseInt(text.substring(0, equals)), hex(text.substring(equals + 1)));
  }

  /**
   * {@code bytes} with a few taken out at one place, and a few random ones put in, each fewer than
   * {@code bound}.
   */
  public static byte[] mutated(byte[] bytes, Random random, int bound) {
    int at = random.nextInt(bytes.length + 1);
    int until = Math.min(bytes.length, at + random.nextInt(bound));
    byte[] inserted = new byte[random.nextInt(bound)];
    random.nextBytes(inserted);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    out.writeBytes(inserted);
    out.write(bytes, until, bytes.length - until);
    return out.toByteArray();
  }
}
