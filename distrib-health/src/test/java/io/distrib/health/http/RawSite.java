package io.distrib.health.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.distrib.testkit.Daemon;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A site whose behaviour is up to the test, byte by byte. */
public final class RawSite implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final AtomicInteger ended = new AtomicInteger();
  private final Thread acceptor;
  private volatile Behaviour behaviour;

  /** What is done with a request. */
  @FunctionalInterface
  public interface Behaviour {
    /** Answers one request. */
    void answer(Socket connection, OutputStream out) throws IOException;

    /** Writes {@code text} and keeps the connection. */
    static Behaviour writing(String text) {
      return (connection, out) -> out.write(text.getBytes(ISO_8859_1));
    }

    /** Writes {@code text} and ends the connection. */
    static Behaviour writingLast(String text) {
      return (connection, out) -> {
        out.write(text.getBytes(ISO_8859_1));
        connection.close();
      };
    }

    /** Writes {@code text}; then the connection is reset. */
    static Behaviour resettingAfter(String text) {
      return (connection, out) -> {
        out.write(text.getBytes(ISO_8859_1));
        connection.setSoLinger(true, 0);
        connection.close();
      };
    }
  }

  /** A site that answers every request with {@code behaviour}. */
  public RawSite(Behaviour behaviour) throws IOException {
    this.behaviour = behaviour;
    acceptor = Daemon.start(this::accept);
  }

  /** Where it listens at the loopback address. */
  public int port() {
    return server.getLocalPort();
  }

  void behave(Behaviour value) {
    behaviour = value;
  }

  /** The next request, its lines joined by a bar. */
  String request() throws InterruptedException {
    return requests.take();
  }

  /**
   * Closes the listener and goes on serving who is connected, as a graceful stop does. Waits for
   * the accepting thread: while that is inside {@code accept}, the system keeps the listener.
   */
  void stopListening() throws IOException, InterruptedException {
    server.close();
    acceptor.join();
  }

  /** How many connections the other side has not ended. */
  int openConnections() {
    return connections.size() - ended.get();
  }

  /** How many connections have been accepted. */
  int connections() {
    return connections.size();
  }

  /** Ends every connection. */
  void endConnections() throws IOException {
    for (Socket connection : connections) {
      connection.close();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    endConnections();
  }

  private void accept() throws IOException {
    while (true) {
      Socket connection = server.accept();
      connections.add(connection);
      Daemon.start(() -> serve(connection));
    }
  }

  private void serve(Socket connection) throws IOException {
    try {
      answerAll(connection);
    } finally {
      ended.incrementAndGet();
    }
  }

  private void answerAll(Socket connection) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
    StringBuilder request = new StringBuilder();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      request.append(line).append('|');
      if (line.isEmpty()) {
        requests.add(request.toString());
        request.setLength(0);
        behaviour.answer(connection, connection.getOutputStream());
      }
    }
  }
}
