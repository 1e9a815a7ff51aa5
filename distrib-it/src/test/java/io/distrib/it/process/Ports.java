package io.distrib.it.process;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds ports of loopback for programs that cannot choose one themselves. */
final class Ports {
  private Ports() {}

  /** One that is free for UDP and TCP. */
  static int free() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    for (int i = 0; i < 16; i++) {
      try (ServerSocket server = new ServerSocket(0, 1, loopback);
          DatagramSocket datagrams = new DatagramSocket(server.getLocalPort(), loopback)) {
        return datagrams.getLocalPort();
      } catch (BindException e) {
        // Taken for UDP.
      }
    }
    throw new IOException("no free port");
  }
}
