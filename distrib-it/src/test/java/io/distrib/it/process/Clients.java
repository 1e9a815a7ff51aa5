package io.distrib.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Honest clients of a nameserver: each asks once, and waits for so long and no longer. */
final class Clients {
  private static final int TIMEOUT_MILLIS = 5_000;

  private Clients() {}

  /** A query for the addresses of {@code name}. */
  static byte[] query(String name) {
    Name absolute = Name.fromConstantString(name + ".");
    return Message.newQuery(Record.newRecord(absolute, Type.A, DClass.IN)).toWire();
  }

  /** The same behind its length, as TCP wants it. */
  static byte[] framed(byte[] query) {
    return ByteBuffer.allocate(2 + query.length).putShort((short) query.length).put(query).array();
  }

  /** Asks by UDP; whether a whole answer without an error came in time. */
  static boolean isAnsweredByUdp(InetSocketAddress server, String name) throws IOException {
    return isAnsweredByUdp(server, name, TIMEOUT_MILLIS);
  }

  /** The same within {@code millis} milliseconds. */
  static boolean isAnsweredByUdp(InetSocketAddress server, String name, int millis)
      throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(millis);
      return isAnswered(socket, server, name);
    }
  }

  /** The same from an address of this machine. */
  static boolean isAnsweredByUdp(InetAddress from, InetSocketAddress server, String name)
      throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, from)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      return isAnswered(socket, server, name);
    }
  }

  private static boolean isAnswered(DatagramSocket socket, InetSocketAddress server, String name)
      throws IOException {
    byte[] query = query(name);
    try {
      socket.connect(server);
      socket.send(new DatagramPacket(query, query.length));
      DatagramPacket packet = new DatagramPacket(new byte[1_232], 1_232);
      socket.receive(packet);
      return isAnswer(query, Arrays.copyOf(packet.getData(), packet.getLength()));
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  /** Asks by a TCP connection of its own; whether an answer without an error came in time. */
  static boolean isAnsweredByTcp(InetSocketAddress server, String name) throws IOException {
    byte[] query = query(name);
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(server, TIMEOUT_MILLIS);
      socket.getOutputStream().write(framed(query));
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] reply = new byte[in.readUnsignedShort()];
      in.readFully(reply);
      return isAnswer(query, reply);
    } catch (SocketTimeoutException | EOFException | SocketException e) {
      return false;
    }
  }

  private static boolean isAnswer(byte[] query, byte[] reply) throws IOException {
    Message message = new Message(reply);
    assertThat(message.getHeader().getID()).isEqualTo(new Message(query).getHeader().getID());
    return message.getRcode() == Rcode.NOERROR && !message.getHeader().getFlag(Flags.TC);
  }
}
