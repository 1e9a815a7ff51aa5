package io.distrib.dns.socket;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Opens datagram sockets of Linux. */
final class BatchSocket {
  private static final int DATAGRAM_CLOSED_ON_EXEC = 2 | 0x80000;
  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVBUF = 8;
  private static final int SO_REUSEPORT = 15;
  private static final int SO_RCVTIMEO = 20;
  private static final int BUFFER_BYTES = 1 << 20;
  private static final long TIMEOUT_MICROS = 500_000;

  private BatchSocket() {}

  /**
   * A socket that is bound to {@code address}, which it shares (SO_REUSEPORT), and that never waits
   * longer than half a second.
   */
  static int bind(InetSocketAddress address) throws IOException {
    boolean isIpv4 = address.getAddress() instanceof Inet4Address;
    int family = isIpv4 ? SocketAddresses.IPV4 : SocketAddresses.IPV6;
    int socket = LinuxCalls.socket(family, DATAGRAM_CLOSED_ON_EXEC);
    boolean isBound = false;
    try {
      isBound = bind(socket, address);
    } finally {
      if (!isBound) {
        LinuxCalls.close(socket);
      }
    }
    if (!isBound) {
      throw Endpoint.refused(address, "UDP", new BindException("Address already in use"));
    }
    return socket;
  }

  private static boolean bind(int socket, InetSocketAddress address) {
    ByteBuffer name = ByteBuffer.allocateDirect(SocketAddresses.MAX_BYTES);
    int bytes = SocketAddresses.write(address, name);
    return set(socket, SO_REUSEPORT, 1)
        && set(socket, SO_RCVBUF, BUFFER_BYTES)
        && set(socket, SO_RCVTIMEO, 0, TIMEOUT_MICROS)
        && LinuxCalls.bind(socket, name, bytes) == 0;
  }

  /**
   * Takes {@code socket} out of those that share its address: it is connected to itself, so that
   * the system gives new datagrams to the others. What has come already can still be received, and
   * replies can still be sent to any address.
   */
  static void leave(int socket, InetSocketAddress address) {
    ByteBuffer name = ByteBuffer.allocateDirect(SocketAddresses.MAX_BYTES);
    LinuxCalls.connect(socket, name, SocketAddresses.write(address, name));
  }

  private static boolean set(int socket, int name, int value) {
    ByteBuffer number = ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder());
    return set(socket, name, number.putInt(0, value));
  }

  private static boolean set(int socket, int name, long first, long second) {
    ByteBuffer pair = ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder());
    return set(socket, name, pair.putLong(0, first).putLong(8, second));
  }

  private static boolean set(int socket, int name, ByteBuffer value) {
    return LinuxCalls.setOption(socket, SOL_SOCKET, name, value) == 0;
  }
}
