package io.distrib.redirect;

import io.distrib.http.RequestTarget;
import io.distrib.marker.DatedTarget;
import io.distrib.marker.Marker;
import io.distrib.marker.MarkerReading;
import io.distrib.marker.ReturnTicket;
import io.distrib.model.DistributionRequest;
import io.distrib.topology.Group;
import io.distrib.topology.Site;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the facts of one request when the flow asks for them, and keeps them for the answer.
 * <em>Confined to one thread.</em>
 */
final class RequestFacts implements Facts {
  private static final long UNASKED = -2;

  private final FactSources sources;
  private final DistributionRequest request;
  private final boolean mayWait;
  private final @Nullable DatedTarget dated;
  private final RequestTarget target;
  private final HostNames.@Nullable Asked asked;
  private long nowSeconds = -1;
  private @Nullable MarkerReading reading;
  private boolean ticketRead;
  private @Nullable ReturnTicket ticket;
  private GroupPlacement.@Nullable Place place;
  private long placedSeconds = UNASKED;
  private boolean lastAsked;
  private @Nullable Site lastSite;
  private @Nullable OverflowRing ring;

  /**
   * The facts of {@code request}.
   *
   * @param mayWait whether this thread may wait for a port
   */
  RequestFacts(FactSources sources, DistributionRequest request, boolean mayWait) {
    this.sources = sources;
    this.request = request;
    this.mayWait = mayWait;
    String text = request.target();
    this.dated = sources.codec().dated(text);
    this.target = RequestTarget.parse(text, dated == null ? text.length() : dated.bareEnd());
    String authority = authority();
    this.asked = authority == null ? null : sources.names().read(authority);
  }

  private @Nullable String authority() {
    return target.authority() == null ? request.host() : target.authority();
  }

  @Override
  public boolean inSession() {
    return request.inSession();
  }

  @Override
  public boolean matchesBypass() {
    return sources.bypassRules().match(request, isOurPreflight());
  }

  @Override
  public Form form() {
    if (request.method().equals("TRACE") || request.method().equals("CONNECT")) {
      return Form.BAD_METHOD;
    }
    if (target.form() == RequestTarget.Form.BAD || target.form() == RequestTarget.Form.ASTERISK) {
      return Form.BAD_TARGET;
    }
    if ((authority() != null && asked == null) || isHostBroken()) {
      return Form.BAD_HOST;
    }
    return Askers.isWebSocket(request) ? Form.UNREDIRECTABLE : Form.PROPER;
  }

  /** A Host field has to be sound even where the target's authority counts (RFC 9112 3.2). */
  private boolean isHostBroken() {
    String host = request.host();
    return target.authority() != null && host != null && sources.names().read(host) == null;
  }

  @Override
  public Purpose purpose() {
    if (isOurPreflight()) {
      return Purpose.PREFLIGHT;
    }
    return request.method().equals("GET") && Askers.looksAhead(request)
        ? Purpose.LOOK_AHEAD
        : Purpose.USE;
  }

  /** Under its own name a site serves what scripts ask for, so its application is asked (H0). */
  private boolean isOurPreflight() {
    return sources.askers().isGrantedPreflight(request) && host() != Host.OWN;
  }

  @Override
  public Host host() {
    return asked == null ? Host.OWN : asked.kind();
  }

  @Override
  public boolean returnsElsewhere() {
    return returnSite() != null;
  }

  @Override
  public boolean inProperGroup() {
    return isProper(sources.site());
  }

  private boolean isProper(Site site) {
    Optional<Group> group = properGroup();
    return group.isEmpty() || group.get().sites().contains(site);
  }

  @Override
  public MarkerReading.State marker() {
    return reading().state();
  }

  @Override
  public boolean isMoved() {
    String from = sources.targets().movedFrom(pathAndQuery());
    return from != null && !from.equals(site().id());
  }

  @Override
  public boolean isPlaced() {
    return placedSeconds() >= 0;
  }

  /** When this site placed the client, by its cookie; negative if none says so. */
  long placedSeconds() {
    if (placedSeconds == UNASKED) {
      PlacementCookie placement = sources.placement();
      placedSeconds = placement == null ? -1 : placement.placedSeconds(request, nowSeconds());
    }
    return placedSeconds;
  }

  @Override
  public boolean returnsHere() {
    return site().equals(lastSite());
  }

  /** The site that the client remembers; null if there is none. */
  @Nullable Site lastSite() {
    if (!lastAsked) {
      lastAsked = true;
      lastSite = sources.cookies().lastSite(request, nowSeconds());
    }
    return lastSite;
  }

  @Override
  public boolean isFull() {
    return sources.draining().isOn()
        || sources
            .admission()
            .isBusy(sources.load().load(mayWait), ticket(), nowSeconds(), placedSeconds < 0);
  }

  @Override
  public boolean isAlone() {
    return ring().isAlone();
  }

  @Override
  public boolean beganHere() {
    return overflow().initial().equals(sources.site().id());
  }

  @Override
  public boolean beganAtNext() {
    return overflow().initial().equals(ring().next().id());
  }

  @Override
  public boolean hopsUsedUp() {
    return overflow().hop() >= ring().maxHops();
  }

  @Override
  public boolean isScriptKeptFrom(Exit.Destination destination) {
    boolean isSameOrigin =
        destination == Exit.Destination.OWN_SITE
            && host() == Host.OWN
            && sources.origins().isOwn(request, port());
    return !isSameOrigin && sources.askers().isToldScript(request);
  }

  /** The other site that the client is to return to; null if there is none. */
  @Nullable Site returnSite() {
    if (!sources.cookies().areSitesRemembered() || asked == null || !asked.isBalanced()) {
      return null;
    }
    Site last = lastSite();
    return last == null
            || last.equals(site())
            || !isProper(last)
            || last.id().equals(sources.targets().movedFrom(pathAndQuery()))
        ? null
        : last;
  }

  /** The path and query. */
  String pathAndQuery() {
    return target.pathAndQuery();
  }

  /** The path and query as the application sees them. */
  String barePathAndQuery() {
    return dated == null ? sources.targets().of(pathAndQuery()) : sources.targets().of(dated);
  }

  /** The port under which the client asked; 0 if it named none. */
  int port() {
    return asked == null ? 0 : asked.port();
  }

  long nowSeconds() {
    if (nowSeconds < 0) {
      nowSeconds = sources.clock().epochSeconds();
    }
    return nowSeconds;
  }

  /** The client's proper group; empty when the pool has no groups. */
  Optional<Group> properGroup() {
    return place().group();
  }

  /** The client's proper group, unless its selector failed. */
  Optional<Group> knownGroup() {
    return place().isKnown() ? properGroup() : Optional.empty();
  }

  private GroupPlacement.Place place() {
    if (place == null) {
      place = sources.groups().of(request, mayWait);
    }
    return place;
  }

  /** The ring of the proper group if this site is in it, else of this site's first group. */
  OverflowRing ring() {
    if (ring == null) {
      ring = sources.rings().of(inProperGroup() ? properGroup() : Optional.empty());
    }
    return ring;
  }

  MarkerReading reading() {
    if (reading == null) {
      MarkerReading found =
          dated == null
              ? sources.codec().read(pathAndQuery(), nowSeconds())
              : sources.codec().read(dated, nowSeconds());
      reading = sources.cookies().pardoned(found, site(), request, nowSeconds());
    }
    return reading;
  }

  /** The genuine return ticket that the client brings; null if there is none (A4). */
  @Nullable ReturnTicket ticket() {
    ReturnTickets tickets = sources.tickets();
    if (tickets != null && !ticketRead) {
      ticketRead = true;
      ticket = tickets.read(request, target.pathAndQuery());
    }
    return ticket;
  }

  /** The overflow marker; only asked when there is one. */
  Marker overflowMarker() {
    return Objects.requireNonNull(reading().marker(), "there is no overflow marker");
  }

  private Marker.Overflow overflow() {
    return Objects.requireNonNull(overflowMarker().overflow(), "the marker is of no walk");
  }

  Site site() {
    return sources.site();
  }

  DistributionRequest request() {
    return request;
  }
}
