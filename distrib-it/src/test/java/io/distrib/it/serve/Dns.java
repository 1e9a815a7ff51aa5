package io.distrib.it.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
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
    return ask(server, name, false);
  }

  /** The addresses of {@code name}, over a connection of its own. */
  static String addressesByTcp(InetSocketAddress server, String name) throws IOException {
    return ask(server, name, true);
  }

  private static String ask(InetSocketAddress server, String name, boolean isTcp)
      throws IOException {
    SimpleResolver resolver = new SimpleResolver(server);
    resolver.setTCP(isTcp);
    Record question = Record.newRecord(Name.fromString(name + "."), Type.A, DClass.IN);
    return resolver.send(Message.newQuery(question)).getSection(Section.ANSWER).stream()
        .map(Record::rdataToString)
        .sorted()
        .collect(Collectors.joining(" "));
  }
}
