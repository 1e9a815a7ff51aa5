package io.distrib.dns;

import com.google.common.primitives.Shorts;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/** Clients on real sockets; each waits 30 seconds at most. */
public final class Sockets {
  public static final int TIMEOUT_MILLIS = 30_000;

  private Sockets() {}

  /** A free port on loopback. */
  public static InetSocketAddress free() {
    return new InetSocketAddress(Wire.CLIENT, 0);
  }

  /** The reply to one datagram. */
  public static byte[] udp(InetSocketAddress server, byte[] query) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(server);
      socket.send(new DatagramPacket(query, query.length));
      DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
      socket.receive(packet);
      return Arrays.copyOf(packet.getData(), packet.getLength());
    }
  }

  /** The reply over a connection of its own. */
  public static byte[] tcp(InetSocketAddress server, byte[] query) throws IOException {
    try (Socket socket = connect(server)) {
      send(socket, query);
      return receive(socket);
    }
  }

  /** A connection. */
  public static Socket connect(InetSocketAddress server) throws IOException {
    Socket socket = new Socket(server.getAddress(), server.getPort());
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
    return socket;
  }

  /** Sends messages behind their lengths, all in one piece. */
  public static void send(Socket socket, byte[]... messages) throws IOException {
    byte[] all = new byte[0];
    for (byte[] message : messages) {
      all = Wire.join(all, Shorts.toByteArray((short) message.length), message);
    }
    socket.getOutputStream().write(all);
  }

  /** The next message. */
  public static byte[] receive(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    byte[] message = new byte[in.readUnsignedShort()];
    in.readFully(message);
    return message;
  }

  /** Whether the server has closed this connection, within the time. */
  static boolean isClosedByServer(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
