package io.distrib.redirect;

import io.distrib.groups.GroupSelectors;
import io.distrib.http.CookieField.Requests;
import io.distrib.marker.CookieCodec;
import io.distrib.marker.MarkerReading;
import io.distrib.marker.MarkerSettings;
import io.distrib.model.CookieSettings;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Scheme;
import io.distrib.spi.Clock;
import io.distrib.spi.GroupSelector;
import io.distrib.topology.DnsName;
import io.distrib.topology.Group;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads and sets the cookies in which a client keeps its group and its site. <em>Thread-safe.</em>
 */
final class ClientCookies {
  static final String GROUP = "distrib_group";
  static final String SITE = "distrib_site";
  static final String CLOCK = "distrib_clock";

  /** About as long as a browser holds on to an address, in which a walk can come in circles. */
  private static final Duration CLOCK_LIFETIME = Duration.ofSeconds(60);

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
    this.group =
        settings
            .group()
            .map(age -> cookie(GROUP, age, marker, topology, Requests.OF_SITE))
            .orElse(null);
    this.site =
        settings
            .site()
            .map(age -> cookie(SITE, age, marker, topology, Requests.OF_AS_MANY))
            .orElse(null);
    this.clockDiffers =
        new ClientCookie(
            CLOCK,
            CookieCodec.of(CLOCK, CLOCK_LIFETIME, marker, topology),
            null,
            CLOCK_LIFETIME,
            Requests.OF_SITE);
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

  boolean areGroupsRemembered() {
    return group != null;
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

  /** The {@code Set-Cookie} field that has a client remember {@code properGroup}; null if none. */
  @Nullable String setGroup(Optional<Group> properGroup, long nowSeconds, Scheme scheme) {
    return group == null || properGroup.isEmpty()
        ? null
        : group.set(properGroup.get().id(), nowSeconds, scheme);
  }

  /**
   * The {@code Set-Cookie} field that has a client remember the site {@code id}.
   *
   * @throws IllegalStateException unless sites are remembered
   */
  String setSite(String id, long nowSeconds, Scheme scheme) {
    if (site == null) {
      throw new IllegalStateException("sites are not remembered");
    }
    return site.set(id, nowSeconds, scheme);
  }

  /**
   * The {@code Set-Cookie} fields of a redirect by which the site {@code here} sends a client that
   * came to its own name back to the group. The client is to forget this site: else another site,
   * whose markers this one does not accept because their clocks differ, would send it here again,
   * and so on.
   *
   * @param clocksDiffer whether nothing but the date of an overflow marker is wrong
   */
  List<String> forget(
      Site here, DistributionRequest request, boolean clocksDiffer, long nowSeconds) {
    List<String> fields = new ArrayList<>(2);
    if (site != null && site.mayName(here.id(), request, nowSeconds)) {
      fields.add(site.removal(request.scheme()));
    }
    if (clocksDiffer) {
      fields.add(clockDiffers.set(here.id(), nowSeconds, request.scheme()));
    }
    return fields;
  }

  /** By how many bytes the cookies of a client may grow on its way, each naming {@code id}. */
  int growth(String id, DistributionRequest request, long nowSeconds) {
    return growth(group, id, request, nowSeconds) + growth(site, id, request, nowSeconds);
  }

  private static int growth(
      @Nullable ClientCookie cookie, String id, DistributionRequest request, long nowSeconds) {
    return cookie == null ? 0 : cookie.growth(id, request, nowSeconds);
  }

  private static ClientCookie cookie(
      String name, Duration lifetime, MarkerSettings marker, Topology topology, Requests requests) {
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
    return new ClientCookie(name, codec, domain, lifetime, requests);
  }
}
