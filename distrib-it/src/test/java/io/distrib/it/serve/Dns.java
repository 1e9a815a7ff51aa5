package io.distrib.it.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.stream.Collectors;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Asks a nameserver once. */
final class Dns {
  private Dns() {}

  /** The addresses of {@code name}, by UDP. */
  static String addresses(InetSocketAddress server, String name) throws IOException {
    return addresses(new SimpleResolver(server).send(query(name)));
  }

  /** The addresses that {@code reply} has. */
  static String addresses(Message reply) {
    return reply.getSection(Section.ANSWER).stream()
        .map(Record::rdataToString)
        .sorted()
        .collect(Collectors.joining(" "));
  }

  /** A query for the addresses of {@code name}, behind its length, as TCP wants it. */
  static byte[] framedQuery(String name) {
    byte[] query = query(name).toWire();
    return ByteBuffer.allocate(2 + query.length).putShort((short) query.length).put(query).array();
  }

  private static Message query(String name) {
    return Message.newQuery(
        Record.newRecord(Name.fromConstantString(name + "."), Type.A, DClass.IN));
  }
}
