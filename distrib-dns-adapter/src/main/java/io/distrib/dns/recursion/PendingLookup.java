package io.distrib.dns.recursion;

import io.distrib.dns.message.Reply;
import io.distrib.dns.packet.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.ExtendedErrorCodeOption;

/**
 * One question that is put to the upstreams, for all clients that wait for it. There is never more
 * than one exchange for a question at a time: that leaves a forger one chance to guess the id (RFC
 * 5452), and a question that an upstream sends back to this server waits for itself until it times
 * out. <em>Confined to one thread.</em>
 */
final class PendingLookup {
  /** Maximum time for one upstream. */
  static final long ATTEMPT_NANOS = 2_000_000_000;

  /** Maximum time for all upstreams together. */
  static final long MAX_NANOS = 4_000_000_000L;

  private static final int MIN_ATTEMPTS = 2;

  private final LookupKey key;
  private final Upstreams upstreams;
  private final long endNanos;
  private final int first;
  private final List<PendingClient> pendingClients = new ArrayList<>();
  private @Nullable UpstreamExchange exchange;
  private @Nullable UpstreamReply reply;
  private long attemptEndNanos;
  private int attempts;
  private boolean isSilent = true;
  private int extendedError = ExtendedErrorCodeOption.NO_REACHABLE_AUTHORITY;

  /** Looks up {@code key} from {@code nowNanos} on. */
  PendingLookup(LookupKey key, Upstreams upstreams, long nowNanos) {
    this.key = key;
    this.upstreams = upstreams;
    this.endNanos = nowNanos + MAX_NANOS;
    this.first = upstreams.first();
  }

  LookupKey key() {
    return key;
  }

  List<PendingClient> pendingClients() {
    return pendingClients;
  }

  /** One more waits; false if it is here already. */
  boolean add(PendingClient pending) {
    return pendingClients.stream().noneMatch(pending::isRepeatOf) && pendingClients.add(pending);
  }

  /** Asks the first upstream; true if there is nothing to wait for. */
  boolean start(long nowNanos) {
    return !ask(key.transport() == Transport.TCP, nowNanos) && next(nowNanos);
  }

  /** Goes on with what has come; true if it has ended. */
  boolean advance(ByteBuffer in, long nowNanos) {
    if (exchange == null) {
      return false;
    }
    try {
      UpstreamReply said = exchange.advance(in);
      return said != null && settle(said, exchange.isStream(), nowNanos);
    } catch (IOException e) {
      failed();
      return next(nowNanos);
    }
  }

  /** Whether the upstream's time is up. */
  boolean isDue(long nowNanos) {
    return nowNanos - attemptEndNanos >= 0;
  }

  /** Asks another upstream instead; true if it has ended. */
  boolean expire(long nowNanos) {
    upstreams.failed(number());
    return next(nowNanos);
  }

  /** Gives all that wait what has come of it. */
  void finish() {
    UpstreamReply said = reply;
    for (PendingClient pending : pendingClients) {
      if (said == null) {
        pending.fail(extendedError);
      } else {
        pending.answer(said);
      }
    }
  }

  /** Asks nobody any more. */
  void close() {
    if (exchange != null) {
      upstreams.close(exchange);
      exchange = null;
    }
  }

  private boolean settle(UpstreamReply said, boolean isStream, long nowNanos) {
    if (said.isTruncated() && !isStream) {
      return !ask(true, nowNanos) && next(nowNanos);
    }
    if (said.isAnswer()) {
      reply = said;
      return true;
    }
    isSilent = false;
    if (said.extendedError() != Reply.NO_EXTENDED_ERROR) {
      extendedError = said.extendedError();
    }
    return next(nowNanos);
  }

  private void failed() {
    isSilent = false;
    extendedError = ExtendedErrorCodeOption.NETWORK_ERROR;
    upstreams.failed(number());
  }

  /** Asks the next upstream, a lonely one again if it was silent; true if that was all. */
  private boolean next(long nowNanos) {
    boolean isAsked = false;
    while (!isAsked && hasNext(nowNanos)) {
      attempts++;
      isAsked = ask(key.transport() == Transport.TCP, nowNanos);
    }
    return !isAsked;
  }

  private boolean hasNext(long nowNanos) {
    int most = isSilent ? Math.max(upstreams.count(), MIN_ATTEMPTS) : upstreams.count();
    return attempts + 1 < most && endNanos - nowNanos > 0;
  }

  private boolean ask(boolean isStream, long nowNanos) {
    close();
    try {
      exchange = upstreams.open(number(), isStream, key, this);
      attemptEndNanos = Math.min(nowNanos + ATTEMPT_NANOS, endNanos);
      return true;
    } catch (IOException e) {
      failed();
      return false;
    }
  }

  private int number() {
    return (first + attempts) % upstreams.count();
  }
}
