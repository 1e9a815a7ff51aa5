package io.distrib.demo;

import io.distrib.topology.DnsName;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Asks one nameserver for addresses, over UDP, from one address. <em>Immutable.</em> */
record DnsClient(InetSocketAddress nameserver, InetAddress local) {
  private static final int TIMEOUT_MILLIS = 2_000;

  /** The IPv4 addresses of {@code name}, at least one. */
  List<InetAddress> addresses(DnsName name) throws IOException {
    Message query =
        Message.newQuery(Record.newRecord(Name.fromString(name + "."), Type.A, DClass.IN));
    Message reply = exchange(query);
    List<InetAddress> addresses =
        reply.getSection(Section.ANSWER).stream()
            .filter(ARecord.class::isInstance)
            .map(answer -> ((ARecord) answer).getAddress())
            .toList();
    if (addresses.isEmpty() || reply.getHeader().getID() != query.getHeader().getID()) {
      throw new IOException(name + " has no address: " + Rcode.string(reply.getRcode()));
    }
    return addresses;
  }

  private Message exchange(Message query) throws IOException {
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(local, 0))) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(nameserver);
      byte[] question = query.toWire();
      socket.send(new DatagramPacket(question, question.length));
      DatagramPacket reply = new DatagramPacket(new byte[4096], 4096);
      socket.receive(reply);
      return new Message(Arrays.copyOf(reply.getData(), reply.getLength()));
    }
  }
}
