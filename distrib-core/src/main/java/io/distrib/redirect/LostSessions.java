package io.distrib.redirect;

import com.google.common.base.Splitter;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Reason;
import io.distrib.spi.Clock;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Notices that sessions are lost: a client was let in (H7), comes back under this Site Name within
 * a minute, brings a cookie that it did not have before, and still is in no session. It would be
 * redirected again and again; or it stays by its placement alone (H12), of which one is no sign
 * yet, for some applications set other cookies first. What is likely wrong is logged once, and not
 * at all where some request was in session: there sessions are known. A client without cookies
 * never counts. Memory is bounded: of clients that share a place the last one is remembered.
 * <em>Thread-safe.</em>
 */
final class LostSessions {
  private static final System.Logger LOGGER = System.getLogger(LostSessions.class.getName());
  private static final int PLACES = 256;
  private static final long MAX_SECONDS = 60;

  /** How many clients may come back with a cookie that is no session's, before it is a sign. */
  private static final int MAX_STAYED = 50;

  private static final int MAX_COOKIE_CHARS = 16_384;
  private static final String HOST_PREFIX = "__Host-";
  private static final Splitter COOKIES = Splitter.on(';').trimResults().omitEmptyStrings();

  private final AtomicReferenceArray<@Nullable Admission> admissions =
      new AtomicReferenceArray<>(PLACES);
  private final AtomicInteger stayed = new AtomicInteger();
  private final String siteId;
  private final String ownCookies;
  private final Clock clock;

  /** Whether there is nothing to notice any more. */
  private volatile boolean isSettled;

  /**
   * For the site {@code siteId}, whose component names its own cookies {@code markerName_...} or
   * {@code distrib_...}.
   */
  LostSessions(String siteId, String markerName, Clock clock) {
    this.siteId = siteId;
    this.ownCookies = markerName + "_";
    this.clock = clock;
  }

  /**
   * A client that was let in.
   *
   * @param client a hash of what tells it from others
   * @param cookies a bit for each name of a cookie that it brought, by the hash of the name
   * @param second when it was, in seconds of the clock that only goes on
   */
  private record Admission(int client, long cookies, long second) {}

  /** A request was in session. */
  void sessionSeen() {
    if (!isSettled) {
      isSettled = true;
    }
  }

  /** The exit {@code reason} was taken for {@code request}, which was not in session. */
  void decided(DistributionRequest request, Reason reason) {
    if (isSettled
        || request.remote() == null
        || (reason != Reason.ADMITTED
            && reason != Reason.STAYED
            && reason != Reason.UNMARKED_TO_GROUP)) {
      return;
    }
    int client = Objects.hash(request.remote(), request.header("User-Agent"));
    int place = (client ^ (client >>> 16)) & (PLACES - 1);
    long second = clock.monotonicNanos() / 1_000_000_000L;
    Admission last = admissions.get(place);
    if (last != null && (last.client() != client || second - last.second() > MAX_SECONDS)) {
      last = null;
    }
    if (last == null && reason != Reason.ADMITTED) {
      return;
    }
    long cookies = cookies(request.header("Cookie"));
    if (last != null && (cookies & ~last.cookies()) != 0) {
      if (reason != Reason.STAYED || isOneTooMany(place, last)) {
        tell(request);
      }
    } else if (reason == Reason.ADMITTED) {
      admissions.set(place, new Admission(client, cookies, second));
    }
  }

  /** Whether this is one client more than may have been given cookies of another kind. */
  private boolean isOneTooMany(int place, Admission last) {
    return admissions.compareAndSet(place, last, null) && stayed.incrementAndGet() > MAX_STAYED;
  }

  private long cookies(@Nullable String field) {
    long names = 0;
    if (field != null && field.length() <= MAX_COOKIE_CHARS) {
      for (String cookie : COOKIES.split(field)) {
        int equals = cookie.indexOf('=');
        String name = equals < 0 ? cookie : cookie.substring(0, equals);
        if (!name.startsWith(ownCookies)
            && !name.startsWith("distrib_")
            && !name.startsWith(HOST_PREFIX + ownCookies)) {
          names |= 1L << ((name.hashCode() * 0x9e3779b9) >>> 26);
        }
      }
    }
    return names;
  }

  private synchronized void tell(DistributionRequest request) {
    if (isSettled) {
      return;
    }
    isSettled = true;
    LOGGER.log(
        Level.WARNING,
        "site "
            + siteId
            + ": a client that was let in has come back with a new cookie and is in no session"
            + " here, so it is redirected, or sent on when the site is full, as a new one is."
            + " Probably what knows the sessions comes behind this component (the filter of Spring Session must come before it), or the application"
            + " begins no session with the first page, or the test for sessions looks for another"
            + " cookie; see \"When sessions are not found\" in docs/embedding.md");
    LOGGER.log(Level.DEBUG, () -> "the client is " + request.remote());
  }
}
