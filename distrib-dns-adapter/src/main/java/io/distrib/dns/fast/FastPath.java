package io.distrib.dns.fast;

import io.distrib.dns.message.PlainQuery;
import io.distrib.dns.message.Query;
import io.distrib.dns.packet.DeferredReply;
import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.packet.Transport;
import io.distrib.model.RecordKind;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Answers plain queries for the names of the naming service from replies that are encoded already,
 * byte by byte as the handler behind it would; all else it hands on untouched. Once a name's
 * replies are encoded, a query allocates nothing. <em>Thread-safe.</em>
 */
public final class FastPath implements PacketHandler {
  private final LiveNames names;
  private final PacketHandler next;

  public FastPath(LiveNames names, PacketHandler next) {
    this.names = names;
    this.next = next;
  }

  @Override
  public @Nullable DeferredReply handle(
      ByteBuffer query, InetAddress client, Transport transport, ByteBuffer reply) {
    int nameBytes = PlainQuery.nameBytes(query);
    byte[] answer = nameBytes == 0 ? null : find(query, nameBytes, client);
    if (answer == null) {
      return next.handle(query, client, transport, reply);
    }
    EncodedReply.write(answer, query, PlainQuery.questionBytes(nameBytes), transport, reply);
    return null;
  }

  private byte @Nullable [] find(ByteBuffer query, int nameBytes, InetAddress client) {
    RecordKind kind = PlainQuery.kind(query, nameBytes);
    if (kind == null) {
      return null;
    }
    int at = query.position() + Query.HEADER_BYTES;
    CachedName name = names.now().find(query, at, nameBytes);
    return name == null ? null : name.answer(client, kind);
  }
}
