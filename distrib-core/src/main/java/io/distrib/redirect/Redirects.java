package io.distrib.redirect;

import io.distrib.http.RequestTarget;
import io.distrib.marker.Marker;
import io.distrib.marker.MarkerCodec;
import io.distrib.marker.ReturnTicket;
import io.distrib.model.DistributionDecision.Answer;
import io.distrib.model.DistributionDecision.Busy;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionDecision.Reject;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Reason;
import io.distrib.model.RedirectForm;
import io.distrib.model.Scheme;
import io.distrib.topology.DnsName;
import io.distrib.topology.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Builds what a redirect needs. A Location's authority is always a configured name; of the request
 * it keeps scheme, port, path and query (rules, section 3). <em>Immutable, thread-safe.</em>
 */
final class Redirects {
  private final MarkerCodec codec;
  private final ClientCookies cookies;
  private final RedirectForm form;
  private final int busyStatus;
  private final RetryDelay retry;
  private final @Nullable ReturnTickets tickets;
  private final WalkRoom room;

  /** The way to this site's own name, where most redirects lead, with no port to name. */
  private final EnumMap<Scheme, String> ownOrigins = new EnumMap<>(Scheme.class);

  Redirects(DistributorContext context, DistributorBuilder builder) {
    this.codec = context.codec();
    this.cookies = context.cookies();
    this.form = builder.redirectForm;
    this.busyStatus = builder.busyStatus;
    this.retry = builder.retryDelay();
    this.tickets = context.tickets();
    this.room = new WalkRoom(context);
    for (Scheme scheme : Scheme.values()) {
      ownOrigins.put(scheme, origin(scheme, context.site().name()));
    }
  }

  /** The answer for an exit that does not reach the application. */
  Answer answer(Reason reason, RequestFacts facts) {
    return switch (reason) {
      case BAD_HOST, BAD_TARGET -> new Reject(reason, 400);
      case BAD_METHOD -> new Reject(reason, 405);
      case RING_BUSY, ONLY_SITE_BUSY -> turnAway(reason, facts);
      case UNREDIRECTABLE -> new Busy(reason, 503, Duration.ofSeconds(retry.nextSeconds()));
      case OVERFLOW_STARTED, OVERFLOW_CONTINUED -> overflow(reason, facts);
      case FAILOVER_TO_SITE -> redirect(reason, facts, target(facts), null);
      default -> firstStep(reason, facts);
    };
  }

  /** A walk begins only with a request that can come to its end. */
  private Answer firstStep(Reason reason, RequestFacts facts) {
    String target = target(facts);
    return room.isEnough(facts, target)
        ? redirect(reason, facts, target, null)
        : new Reject(Reason.BAD_TARGET, 414);
  }

  /** The next site is asked with the ticket renewed, if this one keeps the place (A3). */
  private Redirect overflow(Reason reason, RequestFacts facts) {
    ReturnTicket ticket = tickets == null ? null : tickets.onward(facts);
    if (tickets == null || ticket == null) {
      return redirect(reason, facts, target(facts), null);
    }
    String target = tickets.renewedInQuery(ticket, target(facts));
    return redirect(reason, facts, target, tickets.cookie(ticket, facts));
  }

  private Redirect redirect(
      Reason reason, RequestFacts facts, String target, @Nullable String ticket) {
    Site site = site(reason, facts);
    List<String> remembered = cookies.fields(reason, site, facts);
    return new Redirect(
        reason,
        status(facts.request()),
        location(reason, site, facts, target),
        ticket == null ? remembered : with(remembered, ticket));
  }

  private static List<String> with(List<String> fields, String field) {
    List<String> all = new ArrayList<>(fields);
    all.add(field);
    return all;
  }

  /** The client comes back by its proper Group Name (A1, A2). */
  private Busy turnAway(Reason reason, RequestFacts facts) {
    String target = target(facts);
    ReturnTicket ticket = tickets == null ? null : tickets.turnedAway(facts);
    if (tickets == null || ticket == null) {
      Duration wait = Duration.ofSeconds(retry.nextSeconds());
      return new Busy(reason, busyStatus, wait, comeBack(facts, target), false, null);
    }
    return new Busy(
        reason,
        busyStatus,
        Duration.ofSeconds(ticket.notBeforeSeconds() - facts.nowSeconds()),
        comeBack(facts, tickets.inQuery(ticket, target)),
        true,
        tickets.cookie(ticket, facts));
  }

  /** Where a page sends its reader, which is by GET. */
  private @Nullable String comeBack(RequestFacts facts, String target) {
    return isRead(facts.request()) ? location(Reason.UNMARKED_TO_GROUP, null, facts, target) : null;
  }

  private static String target(RequestFacts facts) {
    return RequestTarget.ascii(facts.pathAndQuery());
  }

  /** The site that a redirect leads to; null if it leads to the proper group. */
  private static @Nullable Site site(Reason reason, RequestFacts facts) {
    return switch (reason) {
      case POOL_TO_SITE, NAME_TO_SITE, FAILOVER_TO_SITE -> facts.site();
      case RETURN_TO_SITE -> facts.returnSite();
      case OVERFLOW_STARTED, OVERFLOW_CONTINUED -> facts.ring().next();
      default -> null;
    };
  }

  private String location(Reason reason, @Nullable Site site, RequestFacts facts, String target) {
    if (site == null) {
      String group = origin(facts.request().scheme(), facts.groupName());
      return withPort(group, facts, facts.port()) + codec.remove(target);
    }
    String origin = withPort(origin(site, facts), facts, site.port().orElse(facts.port()));
    return switch (reason) {
      case FAILOVER_TO_SITE ->
          codec.writeRaw(origin, target, Objects.requireNonNull(facts.reading().rawValue()));
      case OVERFLOW_STARTED -> {
        Marker.Overflow walk = new Marker.Overflow(facts.site().id(), 1);
        yield codec.write(origin, target, new Marker(facts.nowSeconds(), walk));
      }
      case OVERFLOW_CONTINUED -> codec.write(origin, target, facts.overflowMarker().next());
      default -> codec.write(origin, target, new Marker(facts.nowSeconds(), null));
    };
  }

  private String origin(Site site, RequestFacts facts) {
    Scheme scheme = facts.request().scheme();
    return site.equals(facts.site())
        ? Objects.requireNonNull(ownOrigins.get(scheme))
        : origin(scheme, site.name());
  }

  private static String origin(Scheme scheme, DnsName name) {
    return scheme.text() + "://" + name.text();
  }

  private static String withPort(String origin, RequestFacts facts, int port) {
    return port == 0 || port == facts.request().scheme().defaultPort()
        ? origin
        : origin + ":" + port;
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
