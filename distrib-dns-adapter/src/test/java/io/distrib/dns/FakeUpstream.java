package io.distrib.dns;

import io.distrib.dns.socket.Threads;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** An upstream on loopback, by UDP and TCP, that says what it is told to. */
public final class FakeUpstream implements AutoCloseable {
  private static final int ATTEMPTS = 16;

  private final Script script;
  private final ServerSocket server;
  private final DatagramSocket datagrams;
  private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
  private final List<Thread> threads =
      List.of(new Thread(this::serveDatagrams), new Thread(this::serveStreams));

  private FakeUpstream(ServerSocket server, DatagramSocket datagrams, Script script) {
    this.server = server;
    this.datagrams = datagrams;
    this.script = script;
    threads.forEach(Thread::start);
  }

  /** What it says to a query, message by message. */
  public interface Script {
    List<byte[]> replies(Asked asked) throws IOException;
  }

  /** One query that came, and from where. */
  public record Asked(Message message, boolean isStream, InetSocketAddress from) {
    /** A reply with this code and these records in the answer section. */
    public Message reply(int rcode, String... records) {
      Message reply = new Message(message.getHeader().getID());
      reply.getHeader().setFlag(Flags.QR);
      reply.getHeader().setFlag(Flags.RA);
      reply.getHeader().setRcode(rcode);
      reply.addRecord(message.getQuestion(), Section.QUESTION);
      Arrays.stream(records).map(this::record).forEach(each -> reply.addRecord(each, 1));
      return reply;
    }

    private Record record(String typeAndData) {
      return Wire.record(message.getQuestion().getName(), typeAndData);
    }
  }

  /** One that does as {@code script} says. */
  public static FakeUpstream of(Script script) throws IOException {
    IOException last = new IOException("no attempt");
    for (int i = 0; i < ATTEMPTS; i++) {
      ServerSocket server = new ServerSocket(0, 50, Wire.CLIENT);
      try {
        DatagramSocket datagrams = new DatagramSocket(server.getLocalPort(), Wire.CLIENT);
        return new FakeUpstream(server, datagrams, script);
      } catch (IOException e) {
        server.close();
        last = e;
      }
    }
    throw last;
  }

  /** One that says nothing. */
  public static FakeUpstream silent() throws IOException {
    return of(asked -> List.of());
  }

  /** One that answers everything with these records: {@code A 192.0.2.1}. */
  public static FakeUpstream answering(String... records) throws IOException {
    return of(asked -> List.of(asked.reply(0, records).toWire()));
  }

  /**
   * One that asks another server the same, by a socket of its own, and does not wait for the reply.
   */
  public static FakeUpstream sendingTo(Supplier<InetSocketAddress> server) throws IOException {
    return of(
        asked -> {
          try (DatagramSocket socket = new DatagramSocket()) {
            byte[] query = asked.message().toWire();
            socket.send(new DatagramPacket(query, query.length, server.get()));
          }
          return List.of();
        });
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) datagrams.getLocalSocketAddress();
  }

  /** The next query that came, within 5 seconds. */
  public Asked next() throws InterruptedException {
    Asked next = asked.poll(Sockets.TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    if (next == null) {
      throw new AssertionError("nothing was asked");
    }
    return next;
  }

  /** The next one that has come already; null if there is none. */
  public @Nullable Asked poll() {
    return asked.poll();
  }

  /** Sends this by UDP. */
  public void say(byte[] message, SocketAddress to) throws IOException {
    datagrams.send(new DatagramPacket(message, message.length, to));
  }

  @Override
  public void close() throws IOException {
    datagrams.close();
    server.close();
    threads.forEach(thread -> Threads.await(thread, Sockets.TIMEOUT_MILLIS));
  }

  private void serveDatagrams() {
    DatagramPacket packet = new DatagramPacket(new byte[4_096], 4_096);
    try {
      while (true) {
        packet.setLength(4_096);
        datagrams.receive(packet);
        byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
        Asked one =
            new Asked(Wire.parse(bytes), false, (InetSocketAddress) packet.getSocketAddress());
        List<byte[]> replies = script.replies(one);
        asked.add(one);
        for (byte[] reply : replies) {
          say(reply, one.from());
        }
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serveStreams() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        InetSocketAddress from = (InetSocketAddress) socket.getRemoteSocketAddress();
        Asked one = new Asked(Wire.parse(Sockets.receive(socket)), true, from);
        asked.add(one);
        Sockets.send(socket, script.replies(one).toArray(byte[][]::new));
      } catch (IOException e) {
        // Closed, or the other side is gone.
      }
    }
  }
}
