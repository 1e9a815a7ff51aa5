package io.distrib.dns.packet;

/** The promise of a reply that is not there yet. Thread-safe; does not block. */
public interface DeferredReply {
  /** Has the reply sent by {@code path}, once there is one; to be called once. */
  void sendBy(ReplyPath path);
}
