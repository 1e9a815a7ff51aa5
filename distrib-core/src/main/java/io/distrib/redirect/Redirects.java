package io.distrib.redirect;

import io.distrib.http.RequestTarget;
import io.distrib.marker.Marker;
import io.distrib.marker.MarkerCodec;
import io.distrib.marker.ReturnTicket;
import io.distrib.model.DistributionDecision.Answer;
import io.distrib.model.DistributionDecision.Busy;
import io.distrib.model.DistributionDecision.Elsewhere;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionDecision.Reject;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Reason;
import io.distrib.model.RedirectForm;
import io.distrib.model.Scheme;
import io.distrib.topology.DnsName;
import io.distrib.topology.Group;
import io.distrib.topology.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Builds the Location and the cookies of a redirect. A Location's authority is always a configured
 * name; of the request it keeps scheme, port, path and query (rules, section 3). <em>Immutable,
 * thread-safe.</em>
 */
final class Redirects {
  private final DnsName poolName;
  private final MarkerCodec codec;
  private final ApplicationTarget targets;
  private final ClientCookies cookies;
  private final LocationOrigins origins;
  private final @Nullable PlacementCookie placement;
  private final RedirectForm form;
  private final int busyStatus;
  private final int scriptStatus;
  private final RetryDelay retry;
  private final @Nullable ReturnTickets tickets;
  private final WalkRoom room;

  Redirects(FactSources sources, DistributorSettings settings) {
    this.poolName = sources.topology().pool().name();
    this.codec = sources.codec();
    this.targets = sources.targets();
    this.cookies = sources.cookies();
    this.origins = sources.origins();
    this.placement = sources.placement();
    this.form = settings.redirectForm;
    this.busyStatus = settings.busyStatus;
    this.scriptStatus = settings.scripts.status();
    this.retry = settings.retryDelay();
    this.tickets = sources.tickets();
    this.room = new WalkRoom(sources);
  }

  /** The redirect that {@code exit} stands for; a refusal if it would be too long to follow. */
  Answer redirect(Reason reason, Exit exit, RequestFacts facts) {
    String target = target(exit, facts);
    if (!exit.isWithinWalk() && !isRoomFor(target, facts)) {
      return new Reject(Reason.BAD_TARGET, 414);
    }
    Site site = site(exit, facts);
    List<String> remembered = remembered(exit, site, facts);
    ReturnTicket ticket = exit.destination() == Exit.Destination.NEXT_SITE ? onward(facts) : null;
    String ticketCookie = null;
    if (tickets != null && ticket != null) {
      target = tickets.renewedInQuery(ticket, target);
      ticketCookie = tickets.cookie(ticket, facts.nowSeconds(), facts.request().scheme());
    }
    return new Redirect(
        reason,
        status(facts.request()),
        location(site, exit, facts, target),
        ticketCookie == null ? remembered : with(remembered, ticketCookie));
  }

  /** Where a page would be redirected, for a script, which takes nothing along (H14). */
  Elsewhere tellScript(Reason reason, Reason due, RequestFacts facts) {
    Exit exit = Exit.of(due);
    String location = location(site(exit, facts), exit, facts, target(exit, facts));
    return new Elsewhere(reason, due, scriptStatus, location);
  }

  /** The client comes back by its proper Group Name (A1, A2). */
  Busy turnAway(Reason reason, RequestFacts facts) {
    String target = target(facts);
    long now = facts.nowSeconds();
    ReturnTicket ticket = tickets == null ? null : tickets.turnedAway(facts.ticket(), now);
    if (tickets == null || ticket == null) {
      Duration wait = Duration.ofSeconds(retry.nextSeconds());
      return new Busy(reason, busyStatus, wait, comeBack(facts, target), false, null);
    }
    return new Busy(
        reason,
        busyStatus,
        Duration.ofSeconds(ticket.notBeforeSeconds() - now),
        comeBack(facts, tickets.inQuery(ticket, target)),
        true,
        tickets.cookie(ticket, now, facts.request().scheme()),
        ticket.line());
  }

  /** For a client that follows no redirect, or wants no answer yet. */
  Busy unavailable(Reason reason) {
    return new Busy(reason, 503, Duration.ofSeconds(retry.nextSeconds()));
  }

  /** A walk begins only with a request that can come to its end. */
  private boolean isRoomFor(String target, RequestFacts facts) {
    DistributionRequest request = facts.request();
    return request.maxTarget() == DistributionRequest.ANY_LENGTH
        || room.isEnough(request, target, facts.nowSeconds(), () -> facts.ticket() != null);
  }

  /** The next site is asked with the ticket renewed, if this one keeps the place (A3). */
  private @Nullable ReturnTicket onward(RequestFacts facts) {
    return tickets == null ? null : tickets.onward(facts.ticket(), facts.nowSeconds());
  }

  private List<String> remembered(Exit exit, @Nullable Site target, RequestFacts facts) {
    return switch (exit.cookies()) {
      case FORGET ->
          cookies.forget(
              facts.site(), facts.request(), facts.reading().isUntimelyWalk(), facts.nowSeconds());
      case GROUP_AND_SAME_SITE -> groupAndSameSite(target, facts);
      case LEAVE -> leave(facts.request());
      case NONE, PLACEMENT_AND_SITE, RENEWAL -> List.of();
    };
  }

  /** What another site is remembered for is left alone until this one has admitted the client. */
  private List<String> groupAndSameSite(@Nullable Site target, RequestFacts facts) {
    Scheme scheme = facts.request().scheme();
    List<String> fields = new ArrayList<>(2);
    if (cookies.areGroupsRemembered()) {
      String group = cookies.setGroup(facts.knownGroup(), facts.nowSeconds(), scheme);
      if (group != null) {
        fields.add(group);
      }
    }
    if (target != null && target.equals(facts.lastSite())) {
      fields.add(cookies.setSite(target.id(), facts.nowSeconds(), scheme));
    }
    return fields;
  }

  private List<String> leave(DistributionRequest request) {
    return placement != null && placement.isBrought(request)
        ? List.of(placement.removal(request.scheme()))
        : List.of();
  }

  private static List<String> with(List<String> fields, String field) {
    List<String> all = new ArrayList<>(fields);
    all.add(field);
    return all;
  }

  /** Where a page sends its reader, which is by GET. */
  private @Nullable String comeBack(RequestFacts facts, String target) {
    return isRead(facts.request()) ? toGroup(facts, target) : null;
  }

  /** Load balancing begins again, for reasons that are not the takeover's. */
  private String target(Exit exit, RequestFacts facts) {
    String target = target(facts);
    return exit.cookies() == Exit.Cookies.FORGET ? targets.withoutSign(target) : target;
  }

  private static String target(RequestFacts facts) {
    return RequestTarget.ascii(facts.pathAndQuery());
  }

  /** The site that a redirect leads to; null if it leads to the proper group. */
  private static @Nullable Site site(Exit exit, RequestFacts facts) {
    return switch (exit.destination()) {
      case OWN_SITE -> facts.site();
      case REMEMBERED_SITE -> facts.returnSite();
      case NEXT_SITE -> facts.ring().next();
      case GROUP, NONE -> null;
    };
  }

  private String location(@Nullable Site site, Exit exit, RequestFacts facts, String target) {
    return site == null ? toGroup(facts, target) : toSite(site, exit.mark(), facts, target);
  }

  private String toGroup(RequestFacts facts, String target) {
    DnsName name = facts.properGroup().map(Group::name).orElse(poolName);
    return origins.of(name, facts.request(), facts.port()) + codec.remove(target);
  }

  private String toSite(Site site, Exit.Mark mark, RequestFacts facts, String target) {
    String origin = origins.of(site, facts.request(), facts.port());
    return switch (mark) {
      case KEPT ->
          codec.writeRaw(origin, target, Objects.requireNonNull(facts.reading().rawValue()));
      case WALK_BEGUN -> {
        Marker.Overflow walk = new Marker.Overflow(facts.site().id(), 1);
        yield codec.write(origin, target, new Marker(facts.nowSeconds(), walk));
      }
      case WALK_CONTINUED -> codec.write(origin, target, facts.overflowMarker().next());
      case FRESH, NONE -> codec.write(origin, target, new Marker(facts.nowSeconds(), null));
    };
  }

  private int status(DistributionRequest request) {
    return isRead(request) && !isScripted(request)
        ? form.status()
        : RedirectForm.TEMPORARY_REDIRECT.status();
  }

  private static boolean isRead(DistributionRequest request) {
    return request.method().equals("GET") || request.method().equals("HEAD");
  }

  /** Whether a script asks, not a person: {@code fetch} or XMLHttpRequest. */
  private static boolean isScripted(DistributionRequest request) {
    String mode = request.header("Sec-Fetch-Mode");
    return (mode != null && !mode.equals("navigate") && !mode.equals("no-cors"))
        || request.header("X-Requested-With") != null;
  }
}
