package io.distrib.dns.guard;

import io.distrib.dns.packet.DeferredReply;
import io.distrib.dns.packet.FaultCount;
import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.packet.Transport;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The one place where a fault of the handlers behind it ends: the client gets SERVFAIL, the first
 * fault is logged, the rest are counted, and the thread goes on. <em>Thread-safe.</em>
 */
public final class GuardedHandler implements PacketHandler {
  private static final int HEADER_BYTES = 12;
  private static final int QR = 0x80;
  private static final int OPCODE_AND_RD = 0x79;
  private static final int SERVFAIL = 2;

  private final PacketHandler next;
  private final FaultCount faults = new FaultCount("a query was answered with SERVFAIL");

  public GuardedHandler(PacketHandler next) {
    this.next = next;
  }

  @Override
  public @Nullable DeferredReply handle(
      ByteBuffer query, InetAddress client, Transport transport, ByteBuffer reply) {
    int queryStart = query.position();
    int replyStart = reply.position();
    try {
      return next.handle(query, client, transport, reply);
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      faults.add(e);
      query.position(queryStart);
      reply.position(replyStart);
      serverFailure(query, reply);
      return null;
    }
  }

  /** How many queries met a fault so far. */
  public long faults() {
    return faults.get();
  }

  private static void serverFailure(ByteBuffer query, ByteBuffer reply) {
    int start = query.position();
    if (query.remaining() < HEADER_BYTES || (query.get(start + 2) & QR) != 0) {
      return;
    }
    reply.putShort(query.getShort(start));
    reply.put((byte) (QR | (query.get(start + 2) & OPCODE_AND_RD)));
    reply.put((byte) SERVFAIL);
    reply.putLong(0);
  }
}
