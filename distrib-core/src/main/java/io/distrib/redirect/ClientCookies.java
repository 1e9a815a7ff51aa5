package io.distrib.redirect;

import com.google.common.collect.Sets;
import io.distrib.groups.GroupSelectors;
import io.distrib.marker.CookieCodec;
import io.distrib.marker.MarkerReading;
import io.distrib.marker.MarkerSettings;
import io.distrib.model.CookieSettings;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Reason;
import io.distrib.spi.Clock;
import io.distrib.spi.GroupSelector;
import io.distrib.topology.DnsName;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What clients remember for us, and what they are given to remember. <em>Thread-safe.</em> */
final class ClientCookies {
  static final String GROUP = "distrib_group";
  static final String SITE = "distrib_site";
  static final String CLOCK = "distrib_clock";

  /** About as long as a browser holds on to an address, in which a walk can come in circles. */
  private static final Duration CLOCK_LIFETIME = Duration.ofSeconds(60);

  /** Redirects that a client takes to a site of its group. */
  private static final Set<Reason> PLACING =
      Sets.immutableEnumSet(Reason.POOL_TO_SITE, Reason.NAME_TO_SITE, Reason.RETURN_TO_SITE);

  /**
   * Redirects by which a site sends a client that came to its own name back to the group. It takes
   * back what names itself: else another site, whose markers it does not accept because their
   * clocks differ, would send the client here again, and so on.
   */
  private static final Set<Reason> REFUSING =
      Sets.immutableEnumSet(
          Reason.UNMARKED_TO_GROUP, Reason.EXPIRED_TO_GROUP, Reason.INVALID_TO_GROUP);

  private final @Nullable ClientCookie group;
  private final @Nullable ClientCookie site;
  private final ClientCookie clockDiffers;
  private final Topology topology;
  private final Clock clock;

  /**
   * The cookies of {@code topology}'s pool.
   *
   * @throws IllegalArgumentException if there are to be some, but no key, or no domain for them
   */
  ClientCookies(CookieSettings settings, MarkerSettings marker, Topology topology, Clock clock) {
    this.group = settings.group().map(age -> cookie(GROUP, age, marker, topology)).orElse(null);
    this.site = settings.site().map(age -> cookie(SITE, age, marker, topology)).orElse(null);
    this.clockDiffers =
        new ClientCookie(
            CLOCK, CookieCodec.of(CLOCK, CLOCK_LIFETIME, marker, topology), null, CLOCK_LIFETIME);
    this.topology = topology;
    this.clock = clock;
  }

  /** {@code selector}, asked only about clients that do not remember their group. */
  GroupSelector remembering(GroupSelector selector) {
    ClientCookie cookie = group;
    return cookie == null
        ? selector
        : GroupSelectors.firstOf(
            GroupSelectors.byId(
                request -> Optional.ofNullable(cookie.read(request, clock.epochSeconds()))),
            selector);
  }

  boolean areSitesRemembered() {
    return site != null;
  }

  /** The site that the client of {@code request} remembers; null if there is none. */
  @Nullable Site lastSite(DistributionRequest request, long nowSeconds) {
    String id = site == null ? null : site.read(request, nowSeconds);
    return id == null ? null : topology.site(id).orElse(null);
  }

  /**
   * What {@code reading} is worth after all: its date counts no more if {@code site} has just sent
   * this client back because of the date of another site's marker. Their clocks differ, and the
   * walk would come in circles (H6).
   */
  MarkerReading pardoned(
      MarkerReading reading, Site site, DistributionRequest request, long nowSeconds) {
    return reading.isUntimelyWalk() && site.id().equals(clockDiffers.read(request, nowSeconds))
        ? reading.inTime()
        : reading;
  }

  /**
   * The {@code Set-Cookie} fields of a redirect.
   *
   * @param target the site that it leads to; null if it leads to a group
   */
  List<String> fields(Reason reason, @Nullable Site target, RequestFacts facts) {
    boolean isRefusing = REFUSING.contains(reason);
    if (group == null && site == null && !isRefusing) {
      return List.of();
    }
    List<String> fields = new ArrayList<>(2);
    if (group != null && PLACING.contains(reason)) {
      ClientCookie cookie = group;
      facts.knownGroup().ifPresent(own -> fields.add(set(cookie, own.id(), facts)));
    }
    if (site != null && target != null) {
      fields.add(set(site, target.id(), facts));
    } else if (site != null
        && isRefusing
        && site.mayName(facts.site().id(), facts.request(), facts.nowSeconds())) {
      fields.add(site.removal(facts.request().scheme()));
    }
    if (isRefusing && facts.reading().isUntimelyWalk()) {
      fields.add(set(clockDiffers, facts.site().id(), facts));
    }
    return fields;
  }

  /** By how many bytes the cookies of a client may grow on its way, each naming {@code id}. */
  int growth(String id, RequestFacts facts) {
    return growth(group, id, facts) + growth(site, id, facts);
  }

  private static int growth(@Nullable ClientCookie cookie, String id, RequestFacts facts) {
    return cookie == null ? 0 : cookie.growth(id, facts.request(), facts.nowSeconds());
  }

  private static String set(ClientCookie cookie, String id, RequestFacts facts) {
    return cookie.set(id, facts.nowSeconds(), facts.request().scheme());
  }

  private static ClientCookie cookie(
      String name, Duration lifetime, MarkerSettings marker, Topology topology) {
    DnsName domain =
        CookieSettings.domain(topology)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "cookies: no domain (expected " + CookieSettings.DOMAIN_EXPECTED + ")"));
    if (marker.keys().isEmpty()) {
      throw new IllegalArgumentException("cookies: no marker keys (expected at least one)");
    }
    CookieCodec codec = CookieCodec.of(name, lifetime, marker, topology);
    return new ClientCookie(name, codec, domain, lifetime);
  }
}
