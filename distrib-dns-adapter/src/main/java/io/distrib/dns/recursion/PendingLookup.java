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
 * One question on its way through the upstreams, for all clients that wait for it: so there is
 * never more than one chance at a time to guess at its reply, and a question that comes back to us
 * waits for itself until its time is over. <em>Confined to one thread.</em>
 */
final class PendingLookup {
  /** How long one upstream has. */
  static final long ATTEMPT_NANOS = 2_000_000_000;

  /** How long all of them have. */
  static final long LONGEST_NANOS = 4_000_000_000L;

  private static final int FEWEST_ATTEMPTS = 2;

  private final LookupKey key;
  private final Upstreams upstreams;
  private final long endNanos;
  private final int first;
  private final List<PendingClient> waiters = new ArrayList<>();
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
    this.endNanos = nowNanos + LONGEST_NANOS;
    this.first = upstreams.first();
  }

  LookupKey key() {
    return key;
  }

  List<PendingClient> waiters() {
    return waiters;
  }

  /** One more waits; false if it is here already. */
  boolean add(PendingClient waiter) {
    return waiters.stream().noneMatch(waiter::isRepeatOf) && waiters.add(waiter);
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
    for (PendingClient waiter : waiters) {
      if (said == null) {
        waiter.fail(extendedError);
      } else {
        waiter.answer(said);
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
    int most = isSilent ? Math.max(upstreams.count(), FEWEST_ATTEMPTS) : upstreams.count();
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
