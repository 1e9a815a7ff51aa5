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
 * octet by octet as the handler behind it would; all else it hands on untouched. Once a name's
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
    int nameOctets = PlainQuery.nameOctets(query);
    byte[] answer = nameOctets == 0 ? null : find(query, nameOctets, client);
    if (answer == null) {
      return next.handle(query, client, transport, reply);
    }
    EncodedReply.write(answer, query, PlainQuery.questionOctets(nameOctets), transport, reply);
    return null;
  }

  private byte @Nullable [] find(ByteBuffer query, int nameOctets, InetAddress client) {
    RecordKind kind = PlainQuery.kind(query, nameOctets);
    if (kind == null) {
      return null;
    }
    int at = query.position() + Query.HEADER_OCTETS;
    CachedName name = names.now().find(query, at, nameOctets);
    return name == null ? null : name.answer(client, kind);
  }
}
