package io.distrib.zookeeper;

import io.distrib.testkit.Daemon;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes bytes on to a server and back, unless it is cut. */
final class Cable implements AutoCloseable {
  private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final InetSocketAddress server;
  private final List<Socket> ends = new CopyOnWriteArrayList<>();
  private volatile boolean isCut;

  Cable(InetSocketAddress server) throws IOException {
    this.server = server;
    Daemon.start(this::accept);
  }

  String address() {
    return entrance.getInetAddress().getHostAddress() + ":" + entrance.getLocalPort();
  }

  void cut() {
    isCut = true;
    hangUp();
  }

  void heal() {
    isCut = false;
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    cut();
  }

  private void hangUp() {
    ends.forEach(
        end -> {
          try {
            end.close();
          } catch (IOException closed) {
            // It is closed.
          }
        });
    ends.clear();
  }

  private void accept() throws IOException {
    while (true) {
      Socket near = entrance.accept();
      try {
        connect(near, new Socket(server.getAddress(), server.getPort()));
      } catch (IOException noServer) {
        near.close();
      }
    }
  }

  private void connect(Socket near, Socket far) {
    ends.add(near);
    ends.add(far);
    if (isCut) {
      hangUp();
    }
    Daemon.start(() -> pass(near, far));
    Daemon.start(() -> pass(far, near));
  }

  private static void pass(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    }
  }
}
