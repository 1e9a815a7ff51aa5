package io.distrib.server.gate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.distrib.testkit.Daemon;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An application that speaks octets: what it does with each request is told by the test. */
final class RawApplication implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final BlockingQueue<String> heads = new LinkedBlockingQueue<>();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private volatile Behaviour behaviour;

  /** What is done with a request once its head is read. */
  @FunctionalInterface
  interface Behaviour {
    void answer(String head, InputStream in, OutputStream out, Socket socket) throws IOException;

    /** Writes {@code text} and keeps the connection. */
    static Behaviour writing(String text) {
      return (head, in, out, socket) -> out.write(text.getBytes(ISO_8859_1));
    }

    /** Writes {@code text} and ends the connection. */
    static Behaviour writingLast(String text) {
      return (head, in, out, socket) -> {
        out.write(text.getBytes(ISO_8859_1));
        socket.close();
      };
    }
  }

  RawApplication(Behaviour behaviour) throws IOException {
    this.behaviour = behaviour;
    Daemon.start(this::accept);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  void behave(Behaviour value) {
    behaviour = value;
  }

  /** The head of the next request, in small letters but for the first line. */
  String head() throws InterruptedException {
    String head = heads.poll(60, TimeUnit.SECONDS);
    if (head == null) {
      throw new AssertionError("no request has come");
    }
    return head;
  }

  /** How many connections have been accepted. */
  int connections() {
    return connections.size();
  }

  /** How many requests have come that nobody has looked at. */
  int unread() {
    return heads.size();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }

  /** Reads as far as an empty line; empty if there is no more. */
  static String readHead(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    int octet = in.read();
    while (octet >= 0) {
      head.append((char) octet);
      if (octet == '\n' && head.toString().endsWith("\r\n\r\n")) {
        return head.toString();
      }
      octet = in.read();
    }
    return "";
  }

  private void accept() throws IOException {
    while (true) {
      Socket connection = server.accept();
      connections.add(connection);
      Daemon.start(() -> serve(connection));
    }
  }

  private void serve(Socket connection) throws IOException {
    InputStream in = new BufferedInputStream(connection.getInputStream());
    for (String head = readHead(in); !head.isEmpty(); head = readHead(in)) {
      heads.add(head);
      behaviour.answer(head, in, connection.getOutputStream(), connection);
    }
  }
}
