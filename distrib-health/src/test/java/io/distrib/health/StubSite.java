package io.distrib.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A site that answers every GET with one status, and remembers what it was asked. */
final class StubSite implements AutoCloseable {
  private final BlockingQueue<String> questions = new LinkedBlockingQueue<>();
  private final HttpServer server;
  private volatile int status;

  StubSite(String address, int status) throws IOException {
    this.status = status;
    InetAddress[] all = InetAddress.getAllByName(address);
    server = HttpServer.create(new InetSocketAddress(all[0], 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  void answerWith(int value) {
    status = value;
  }

  /** The next question: method, target and Host. */
  String question() throws InterruptedException {
    return questions.take();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String host = exchange.getRequestHeaders().getFirst("Host");
    questions.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + host);
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}
