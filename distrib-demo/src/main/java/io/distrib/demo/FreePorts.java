package io.distrib.demo;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/**
 * Ports that nobody listens on. <em>Immutable.</em>
 *
 * @param dns free at 127.0.0.1, for UDP and TCP
 * @param http free at the three sites' addresses
 */
record FreePorts(int dns, int http) {
  private static final int MAX_TRIES = 50;

  /** The ports that are wanted, as far as they are free. */
  static FreePorts near(int dns, int http) throws IOException {
    return new FreePorts(
        find(dns, List.of("127.0.0.1"), true),
        find(http, List.of("127.0.1.1", "127.0.1.2", "127.0.1.3", "127.0.1.4"), false));
  }

  private static int find(int wanted, List<String> hosts, boolean withUdp) throws IOException {
    int port = wanted;
    for (int i = 0; i < MAX_TRIES; i++) {
      if (isFree(port, hosts, withUdp)) {
        return port;
      }
      try (ServerSocket any = new ServerSocket(0)) {
        port = any.getLocalPort();
      }
    }
    throw new IOException("no port is free at " + String.join(", ", hosts));
  }

  private static boolean isFree(int port, List<String> hosts, boolean withUdp) {
    for (String host : hosts) {
      InetSocketAddress address = new InetSocketAddress(host, port);
      try (ServerSocket tcp = new ServerSocket()) {
        tcp.setReuseAddress(true);
        tcp.bind(address);
        if (withUdp) {
          new DatagramSocket(address).close();
        }
      } catch (IOException e) {
        return false;
      }
    }
    return true;
  }
}
