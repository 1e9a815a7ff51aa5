package io.distrib.model;

import io.distrib.topology.DnsName;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * A question of a DNS client to the naming service. <em>Immutable.</em>
 *
 * @param name the name asked for
 * @param client the client, or its network as its resolver tells it; null if not known
 * @param kind which records are asked for: a client that asks for several kinds in a moment is
 *     given one site for all, in whatever order and however often it asks (D7)
 */
public record NamingQuestion(DnsName name, @Nullable InetAddress client, RecordKind kind) {
  /** A question for IPv4 addresses. */
  public NamingQuestion(DnsName name, @Nullable InetAddress client) {
    this(name, client, RecordKind.A);
  }
}
