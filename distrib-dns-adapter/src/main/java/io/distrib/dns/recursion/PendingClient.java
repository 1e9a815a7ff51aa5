package io.distrib.dns.recursion;

import io.distrib.dns.packet.ReplyPath;
import io.distrib.dns.packet.Transport;
import java.net.InetAddress;

/**
 * A client that waits for what is looked up for it. <em>Immutable.</em>
 *
 * @param path to the client
 * @param replies makes what is sent
 */
record PendingClient(ForwardedQuery forwarded, ReplyPath path, ForwardedReplies replies) {
  InetAddress client() {
    return forwarded.client();
  }

  /** Whether the client has sent the very same datagram once more. */
  boolean isRepeatOf(PendingClient other) {
    return forwarded.transport() == Transport.UDP
        && path.equals(other.path)
        && forwarded.query().header().id() == other.forwarded.query().header().id();
  }

  /** Hands on what an upstream has said. */
  void answer(UpstreamReply reply) {
    path.send(replies.answer(forwarded, reply));
  }

  /** Says that it cannot be had, and why (RFC 8914). */
  void fail(int extendedError) {
    path.send(replies.failure(forwarded, extendedError));
  }
}
