package io.distrib.it.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/**
 * A TCP connection that wants to cost the server something, and comes again when it was closed.
 * <em>Confined to one thread.</em>
 */
final class HostileConnection {
  private static final byte[] SMALL = Clients.framed(Clients.query("app.example.test"));
  private static final byte[] BIG = Clients.framed(Clients.query("big.example.test"));
  private static final int PIPELINED = 200;

  private final InetSocketAddress from;
  private final InetSocketAddress server;
  private final Kind kind;
  private SocketChannel channel;
  private int sent;
  private int openings;

  HostileConnection(InetSocketAddress from, InetSocketAddress server, Kind kind)
      throws IOException {
    this.from = from;
    this.server = server;
    this.kind = kind;
    this.channel = open();
  }

  /** In what way it is hostile. */
  enum Kind {
    /** Says nothing. */
    IDLE,
    /** Claims the longest message there is, and sends nearly all of it. */
    HALF,
    /** Sends one byte at a time. */
    DRIP,
    /** Asks for much, without end, and reads nothing. */
    GREEDY
  }

  /** Does a bit more of its kind. */
  void act() throws IOException {
    try {
      if (isClosedByServer()) {
        channel.close();
        channel = open();
      }
      channel.write(next());
    } catch (IOException e) {
      channel.close();
      channel = open();
    }
  }

  /** How often the server has closed it. */
  int closings() {
    return openings - 1;
  }

  void close() throws IOException {
    channel.close();
  }

  /** The greedy kind does not look: that would be reading. */
  private boolean isClosedByServer() throws IOException {
    return kind != Kind.GREEDY && channel.read(ByteBuffer.allocate(4_096)) < 0;
  }

  private ByteBuffer next() {
    int step = sent++;
    return switch (kind) {
      case IDLE -> ByteBuffer.allocate(0);
      case HALF -> step == 0 ? half() : ByteBuffer.allocate(0);
      case DRIP -> ByteBuffer.wrap(SMALL, step % SMALL.length, 1);
      case GREEDY -> greedy();
    };
  }

  private static ByteBuffer half() {
    byte[] bytes = new byte[65_000];
    Arrays.fill(bytes, (byte) -1);
    return ByteBuffer.wrap(bytes);
  }

  private static ByteBuffer greedy() {
    ByteBuffer queries = ByteBuffer.allocate(PIPELINED * BIG.length);
    for (int i = 0; i < PIPELINED; i++) {
      queries.put(BIG);
    }
    return queries.flip();
  }

  private SocketChannel open() throws IOException {
    SocketChannel opened = SocketChannel.open();
    opened.bind(from);
    opened.connect(server);
    opened.configureBlocking(false);
    sent = 0;
    openings++;
    return opened;
  }
}
