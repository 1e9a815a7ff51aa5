package io.distrib.dns;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Has names outside all zones looked up, for those who may have it and desire it (D4); all else it
 * hands on untouched. <em>Thread-safe.</em>
 */
final class RecursionHandler implements PacketHandler {
  private static final int RD = 0x01;

  private final Recursion recursion;
  private final LiveZones zones;
  private final Lookups lookups;
  private final LookupReplies replies;
  private final PacketHandler next;

  RecursionHandler(
      Recursion recursion,
      LiveZones zones,
      Lookups lookups,
      LookupReplies replies,
      PacketHandler next) {
    this.recursion = recursion;
    this.zones = zones;
    this.lookups = lookups;
    this.replies = replies;
    this.next = next;
  }

  @Override
  public @Nullable LaterReply handle(
      ByteBuffer query, InetAddress client, Transport transport, ByteBuffer reply) {
    Inquiry inquiry = isServed(query, client) ? read(query, client, transport) : null;
    return inquiry == null
        ? next.handle(query, client, transport, reply)
        : path -> lookups.begin(new Waiter(inquiry, path, replies));
  }

  private boolean isServed(ByteBuffer query, InetAddress client) {
    return query.remaining() >= QueryReader.HEADER_OCTETS
        && (query.get(query.position() + 2) & RD) != 0
        && recursion.serves(client);
  }

  /** What is to be looked up; null if nothing is. {@code query} is left as it was. */
  private @Nullable Inquiry read(ByteBuffer query, InetAddress client, Transport transport) {
    int start = query.position();
    int octets = query.remaining();
    Query read = QueryReader.read(query);
    query.position(start);
    return read != null && isOutside(read) ? new Inquiry(read, client, transport, octets) : null;
  }

  private boolean isOutside(Query query) {
    Question question = query.question();
    return question != null && Refusals.of(query) == null && zones.now().find(question) == null;
  }
}
