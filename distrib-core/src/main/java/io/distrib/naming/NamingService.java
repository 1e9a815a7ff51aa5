package io.distrib.naming;

import io.distrib.model.AddressStatus;
import io.distrib.model.AdminDrain;
import io.distrib.model.AdminState;
import io.distrib.model.LoadSample;
import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingQuestion;
import io.distrib.model.NamingReason;
import io.distrib.model.SiteHealth;
import io.distrib.model.SiteStatus;
import io.distrib.place.ClientLocation;
import io.distrib.place.ClientLocator;
import io.distrib.place.PlaceTable;
import io.distrib.spi.Clock;
import io.distrib.topology.DnsName;
import io.distrib.topology.Topology;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which site a DNS name means right now (D1 to D17; rules, section 2), from the probes,
 * reports and overrides of each site. The plan of every name is made again when a site's state
 * changes, so that answering is a look-up and a choice. <em>Thread-safe.</em>
 *
 * <pre>{@code
 * NamingService naming =
 *     NamingService.builder(
 *             TopologyBuilder.pool("app.example.com")
 *                 .site("boston", "boston.app.example.com", "192.0.2.10")
 *                 .site("chicago", "chicago.app.example.com", "192.0.2.20")
 *                 .build())
 *         .build();
 * naming.recordProbe("boston", false, "no answer within 700 ms"); // the first result counts at once
 * naming.answer(new NamingQuestion(DnsName.of("app.example.com"), client, RecordKind.A)); // Chicago
 * }</pre>
 */
public final class NamingService {
  private static final NamingAnswer NOT_OURS = new NamingAnswer.Unknown(NamingReason.NOT_OURS);

  private final Topology topology;
  private final Clock clock;
  private final LiveSites sites;
  private final LivePlaces places;
  private final NameDirectory directory;
  private final SiteStatusRegistry board;

  NamingService(NamingServiceSettings settings) {
    this.topology = settings.topology;
    this.clock = settings.clock;
    this.sites = new LiveSites(settings);
    this.places = new LivePlaces(new ClientLocator(topology, settings.databases));
    this.directory = new NameDirectory(settings, sites, places);
    this.board = new SiteStatusRegistry(settings, sites, directory::update);
  }

  /** A naming service for {@code topology}. */
  public static NamingServiceBuilder builder(Topology topology) {
    return new NamingServiceBuilder(topology);
  }

  /** What {@code question} is answered with. Never blocks and never throws. */
  public NamingAnswer answer(NamingQuestion question) {
    NameHandle known = directory.find(question.name());
    if (known == null) {
      return NOT_OURS;
    }
    InetAddress client = question.client();
    NameVariant variant = known.variants().get(known.variantOf(client));
    AnswerSet current = variant.plan();
    int choice = variant.choose(current, client, question.kind());
    return current.answer(choice, known.scopeOf(client));
  }

  /** What is behind {@code name}, for those who ask often; empty if it is none of the pool's. */
  public Optional<NameHandle> find(DnsName name) {
    return Optional.ofNullable(directory.find(name));
  }

  /**
   * A probe that speaks for all addresses of a site has ended: after {@code fall} failures an
   * address is down, after {@code rise} successes in a row up again; the first result of all counts
   * at once. The site is up while one of its addresses is (D13).
   *
   * @param evidence what the probe found, for people
   * @throws IllegalArgumentException if there is no such site
   */
  public void recordProbe(String siteId, boolean success, String evidence) {
    board.recordProbe(siteId, address -> true, success, evidence, clock.monotonicNanos());
  }

  /**
   * A probe of one address of a site has ended; of an address that it does not have nothing is
   * kept.
   *
   * @param evidence what the probe found, for people
   * @throws IllegalArgumentException if there is no such site
   */
  public void recordProbe(String siteId, InetAddress address, boolean success, String evidence) {
    board.recordProbe(siteId, address::equals, success, evidence, clock.monotonicNanos());
  }

  /**
   * A site has told how full it is. What it told is forgotten in time.
   *
   * @throws IllegalArgumentException if there is no such site
   */
  public void recordLoad(String siteId, LoadSample load) {
    sites.report(siteId, load, clock.monotonicNanos());
  }

  /**
   * A site has told whether it drains (D6).
   *
   * @throws IllegalArgumentException if there is no such site
   */
  public void recordDraining(String siteId, boolean draining, String evidence) {
    board.change(
        siteId, site -> site.withReportsDraining(draining), evidence, clock.monotonicNanos());
  }

  /**
   * An operator has a site drain or not, whatever it says of itself (D6), or leaves it to the site
   * again.
   *
   * @throws IllegalArgumentException if there is no such site
   */
  public void setDrain(String siteId, AdminDrain drain, String evidence) {
    board.change(siteId, site -> site.withAdminDrain(drain), evidence, clock.monotonicNanos());
  }

  /**
   * An operator takes a site down, or holds it up, whatever the probes say, or leaves it to them
   * again.
   *
   * @throws IllegalArgumentException if there is no such site
   */
  public void setAdmin(String siteId, AdminState admin, String evidence) {
    board.change(siteId, site -> site.withAdmin(admin), evidence, clock.monotonicNanos());
  }

  /**
   * The same for one address of a site; for an address that it does not have nothing is done.
   *
   * @throws IllegalArgumentException if there is no such site
   */
  public void setAdmin(String siteId, InetAddress address, AdminState admin, String evidence) {
    board.change(
        siteId,
        site -> site.with(address::equals, each -> each.withAdmin(admin)),
        evidence,
        clock.monotonicNanos());
  }

  /**
   * What is held of a site; every answer from now on goes by it.
   *
   * @throws IllegalArgumentException if there is no such site
   */
  public SiteStatus status(String siteId) {
    return board.settled(siteId).status();
  }

  /**
   * What the probes of a site have come to: it is up while one of its addresses is.
   *
   * @throws IllegalArgumentException if there is no such site
   */
  public SiteHealth health(String siteId) {
    LiveSite site = board.settled(siteId);
    return site.state().health(site.changedAtNanos(), clock.monotonicNanos());
  }

  /**
   * What is held of each address of a site, in their order (D13).
   *
   * @throws IllegalArgumentException if there is no such site
   */
  public List<AddressStatus> addresses(String siteId) {
    return board.settled(siteId).state().addressStatuses(clock.monotonicNanos());
  }

  /**
   * The addresses of a site that are answered when the site is named (D13, D15), in their order.
   *
   * @throws IllegalArgumentException if there is no such site
   */
  public List<InetAddress> answeredAddresses(String siteId) {
    return board.settled(siteId).state().answered();
  }

  /**
   * From now on {@code databases} say where clients are (D11); the first one that knows decides.
   */
  public void replaceDatabases(List<PlaceTable> databases) {
    places.replace(new ClientLocator(topology, databases));
  }

  /** Where {@code client} is, to which group it belongs, and why. */
  public ClientLocation locate(InetAddress client) {
    return places.locator().locate(client);
  }

  /**
   * How many leading bits of an address decide to which group {@link #locate} says that it belongs:
   * all addresses that share them belong to the same. 0 to 128.
   */
  public int scopeOfGroup(InetAddress client) {
    return places.locator().scopeOfGroup(client);
  }

  /** The topology that this service names. */
  public Topology topology() {
    return topology;
  }

  /** What is held now, and as it changes. */
  EarlierState state() {
    return new State(sites, directory);
  }

  private record State(LiveSites sites, NameDirectory directory) implements EarlierState {
    @Override
    public @Nullable LiveSite site(String id) {
      return sites.find(id);
    }

    @Override
    public @Nullable EligibleSites lastKnown(DnsName name, @Nullable String group) {
      return directory.lastKnown(name, group);
    }
  }
}
