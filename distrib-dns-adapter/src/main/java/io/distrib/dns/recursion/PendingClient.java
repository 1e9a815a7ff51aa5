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
record PendingClient(ForwardedQuery inquiry, ReplyPath path, ForwardedReplies replies) {
  InetAddress client() {
    return inquiry.client();
  }

  /** Whether the client has sent the very same datagram once more. */
  boolean isRepeatOf(PendingClient other) {
    return inquiry.transport() == Transport.UDP
        && path.equals(other.path)
        && inquiry.query().header().id() == other.inquiry.query().header().id();
  }

  /** Hands on what an upstream has said. */
  void answer(UpstreamReply reply) {
    path.send(replies.answer(inquiry, reply));
  }

  /** Says that it cannot be had, and why (RFC 8914). */
  void fail(int extendedError) {
    path.send(replies.failure(inquiry, extendedError));
  }
}
