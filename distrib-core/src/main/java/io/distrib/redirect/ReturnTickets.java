package io.distrib.redirect;

import io.distrib.marker.ReturnTicket;
import io.distrib.marker.TicketCarrier;
import io.distrib.marker.TicketCodec;
import io.distrib.model.DistributionRequest;
import io.distrib.model.PlaceInLine;
import io.distrib.model.Scheme;
import io.distrib.spi.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Gives out the return tickets of one site, and reads those that clients bring (A1, A4). Only the
 * site that keeps a place renews its ticket; one that was due, and comes to the end of a walk
 * without having been renewed, has no place any more, and its client is given a new one.
 * <em>Thread-safe.</em>
 */
final class ReturnTickets {
  /** Sessions in a second, of which too few are no measure: three in a minute. */
  private static final double MIN_RATE = 3 / 60.0;

  /** Nobody can tell what a site does in half a day. */
  private static final int MAX_ESTIMATE_SECONDS = 12 * 3_600;

  private final String siteId;
  private final Clock clock;
  private final Draining draining;
  private final TicketCodec codec;
  private final TicketCarrier carrier;
  private final WaitingRoom room;
  private final AdmissionRate rate;
  private final RetryDelay delay;
  private final long lifetimeSeconds;

  ReturnTickets(DistributorSettings settings, Duration lifetime, SiteState state) {
    this.siteId = settings.site.id();
    this.clock = settings.clock;
    this.draining = state.draining();
    this.codec = TicketCodec.of(settings.marker, settings.topology);
    this.carrier = TicketCarrier.of(settings.marker, settings.topology);
    this.room = state.room();
    this.rate = state.rate();
    this.delay = settings.retryDelay();
    this.lifetimeSeconds = lifetime.toSeconds();
  }

  /** The genuine ticket that {@code request} brings, the latest if there are several. */
  @Nullable ReturnTicket read(DistributionRequest request, String pathAndQuery) {
    List<String> values = new ArrayList<>(carrier.cookiesOf(request.header("Cookie")));
    String parameter = carrier.parameterOf(pathAndQuery);
    if (parameter != null) {
      values.add(parameter);
    }
    return values.stream()
        .map(codec::decode)
        .filter(Objects::nonNull)
        .max(Comparator.comparingLong(ReturnTicket::notBeforeSeconds))
        .orElse(null);
  }

  /**
   * What a client takes along that this site sends on: its ticket renewed, if the place is here.
   */
  @Nullable ReturnTicket onward(@Nullable ReturnTicket ticket, long nowSeconds) {
    if (ticket == null || draining.isOn() || !ticket.home().equals(siteId)) {
      return null;
    }
    long place = ticket.firstMicros();
    OptionalLong notBefore = room.keep(place, nowSeconds, nowSeconds + delay.nextSeconds());
    return notBefore.isPresent()
        ? ticket.renewed(notBefore.getAsLong(), line(place, nowSeconds))
        : null;
  }

  /** What a client takes along that this site turns away; null if there is no place for it. */
  @Nullable ReturnTicket turnedAway(@Nullable ReturnTicket ticket, long nowSeconds) {
    ReturnTicket renewed = onward(ticket, nowSeconds);
    if (renewed != null) {
      return renewed;
    }
    if (ticket != null && ticket.notBeforeSeconds() > nowSeconds) {
      return ticket;
    }
    return draining.isOn() ? null : opened(nowSeconds);
  }

  /** The Set-Cookie field for {@code ticket}; null if no cookie can carry it. */
  @Nullable String cookie(ReturnTicket ticket, long nowSeconds, Scheme scheme) {
    long seconds = ticket.notBeforeSeconds() - nowSeconds + lifetimeSeconds;
    return carrier.setCookie(codec.encode(ticket), seconds, scheme);
  }

  /** {@code target} with {@code ticket} in its query. */
  String inQuery(ReturnTicket ticket, String target) {
    return carrier.replace(target, codec.encode(ticket));
  }

  /** {@code target} with {@code ticket} in its query if there is one already. */
  String renewedInQuery(ReturnTicket ticket, String target) {
    return carrier.parameterOf(target) == null ? target : inQuery(ticket, target);
  }

  /** {@code target} without any ticket: the same object if it has none. */
  String remove(String target) {
    return carrier.remove(target);
  }

  private @Nullable ReturnTicket opened(long now) {
    long notBefore = now + delay.nextSeconds();
    OptionalLong place = room.open(clock.epochMillis(), notBefore);
    return place.isPresent()
        ? new ReturnTicket(place.getAsLong(), notBefore, siteId, line(place.getAsLong(), now))
        : null;
  }

  /** What this site can say of {@code place}; null if it is not here. */
  private @Nullable PlaceInLine line(long place, long now) {
    OptionalInt counted = room.ahead(place, now);
    if (counted.isEmpty()) {
      return null;
    }
    int ahead = Math.min(counted.getAsInt(), PlaceInLine.MAX_AHEAD);
    double perSecond = rate.perSecond(clock.monotonicNanos());
    double wait = (ahead + 1) / perSecond;
    boolean isKnown = perSecond >= MIN_RATE && wait <= MAX_ESTIMATE_SECONDS;
    return new PlaceInLine(
        ahead, isKnown ? OptionalInt.of((int) Math.ceil(wait)) : OptionalInt.empty());
  }
}
