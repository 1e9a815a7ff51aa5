package io.distrib.demo;

import com.google.common.net.InetAddresses;
import io.distrib.demo.Browser.Visit;
import io.distrib.model.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A client's way through every case; each step fails loudly unless it ends as it must. <em>Confined
 * to one thread.</em>
 */
final class Walk {
  private static final Duration MAX_WAIT = Duration.ofSeconds(15);
  private static final int MAX_TRIES = 12;
  private static final String AMERICA = "127.3.";
  private static final String EUROPE = "127.2.";

  private final DemoSystem system;
  private final Story story;
  private final String port;
  private final String poolName;
  private int clients;

  Walk(DemoSystem system, Story story) {
    this.system = system;
    this.story = story;
    this.port = ":" + system.sites().get(0).address().getPort();
    this.poolName = system.configuration().topology().pool().name().text();
  }

  /** Every step. */
  void run() throws IOException {
    Browser shopper = american();
    String home = poolToSite(shopper);
    inSession(shopper, home);
    spread();
    ownGroup();
    wrongGroup();
    addressLost();
    bookmark();
    expiredMarker();
    overflow();
    siteKilled();
    overflowOverADeadSite();
    allBusy();
    recovery();
    drain();
  }

  private String poolToSite(Browser shopper) throws IOException {
    story.step("A new client at the Pool Name is moved to a site and let in");
    Visit visit = shopper.visit(url(poolName, "/"));
    expect(visit, Reason.POOL_TO_SITE, Reason.ADMITTED);
    story.done("at home in " + visit.site() + ", under its Site Name");
    return visit.site();
  }

  private void inSession(Browser shopper, String home) throws IOException {
    story.step("Requests in session are not touched, and the basket is kept");
    expect(shopper.visit(url(siteName(home), "/add?item=apples")), Reason.SESSION);
    Visit visit = shopper.visit(url(siteName(home), "/add?item=pears"));
    expect(visit, Reason.SESSION);
    check(
        visit.exchange().body().contains("[apples, pears]"),
        "the basket is not kept: " + visit.exchange().body());
    story.done("the basket holds apples and pears");
  }

  private void spread() throws IOException {
    story.step("New clients are spread over the sites");
    Set<String> homes = new TreeSet<>();
    for (int i = 0; i < MAX_TRIES && homes.size() < system.sites().size(); i++) {
      homes.add(american().visit(url(poolName, "/")).site());
    }
    check(homes.size() == system.sites().size(), "only " + homes + " were given clients");
    story.done("clients live in " + String.join(", ", homes));
  }

  private void ownGroup() throws IOException {
    story.step("A European client is named a European site, and needs no redirect between groups");
    for (int i = 0; i < 4; i++) {
      Visit visit = european().visit(url(poolName, "/"));
      expect(visit, Reason.POOL_TO_SITE, Reason.ADMITTED);
      check(!visit.site().equals("boston"), "boston is no European site");
    }
    story.done("the nameserver knows its network");
  }

  private void wrongGroup() throws IOException {
    story.step("A European client with an American resolver is sent from there to its own group");
    Visit visit =
        until(
            this::travelling, url(poolName, "/"), v -> v.reasons().contains(Reason.POOL_TO_GROUP));
    expect(visit, Reason.POOL_TO_GROUP, Reason.NAME_TO_SITE, Reason.ADMITTED);
    check(!visit.site().equals("boston"), "boston is no European site");
    story.done("at home in " + visit.site());
  }

  private void addressLost() throws IOException {
    story.step("A site with two addresses loses one, and only the other is answered");
    DemoSite geneva = system.site("geneva");
    InetSocketAddress lost = geneva.addresses().get(0);
    Browser shopper = european();
    untilAt(shopper, "geneva");
    story.event("nothing listens at " + text(lost) + " any more");
    geneva.kill(lost);
    await(text(lost) + " is found down", () -> !isUp(lost));
    check(system.naming().status("geneva").isOperational(), "geneva lives by its other address");
    expect(shopper.visit(url(siteName("geneva"), "/add?item=figs")), Reason.SESSION);
    expect(shopper.visit(url(siteName("geneva"), "/add?item=plums")), Reason.SESSION);
    geneva.start(lost);
    await(text(lost) + " is found up again", () -> isUp(lost));
    story.done("geneva was never down, and its client went on");
  }

  private boolean isUp(InetSocketAddress address) {
    return system.naming().answeredAddresses("geneva").contains(address.getAddress());
  }

  private static String text(InetSocketAddress address) {
    return address.getAddress().getHostAddress();
  }

  private void bookmark() throws IOException {
    story.step("A bookmark of a Site Name goes back through load balancing");
    Visit visit = american().visit(url(siteName("boston"), "/"));
    expect(visit, Reason.UNMARKED_TO_GROUP, Reason.NAME_TO_SITE, Reason.ADMITTED);
    story.done("at home in " + visit.site());
  }

  private void expiredMarker() throws IOException {
    story.step("A bookmark with a marker in it: the marker has expired");
    Browser browser = american();
    Visit first = browser.visit(url(poolName, "/"));
    String old = first.uri().toString().replaceFirst("=.*", "=1000000000");
    Visit unsigned = american().visit(old);
    expect(unsigned, Reason.INVALID_TO_GROUP, Reason.NAME_TO_SITE, Reason.ADMITTED);
    Visit expired = american().visit(url(siteName(first.site()), "/?" + system.expiredMarker()));
    expect(expired, Reason.EXPIRED_TO_GROUP, Reason.NAME_TO_SITE, Reason.ADMITTED);
    story.done("a forged marker and an expired one both go back through load balancing");
  }

  private void overflow() throws IOException {
    story.step("A full site sends new clients to the next of the ring");
    fill("boston");
    Visit visit =
        until(
            this::american, url(poolName, "/"), v -> v.reasons().contains(Reason.OVERFLOW_STARTED));
    expect(visit, Reason.POOL_TO_SITE, Reason.OVERFLOW_STARTED, Reason.ADMITTED);
    check(visit.site().equals("chicago"), "chicago is next after boston, not " + visit.site());
    empty("boston");
    story.done("boston is full, chicago took the client");
  }

  private void siteKilled() throws IOException {
    story.step("A site is killed in mid-session, and the next one takes its clients over");
    Browser shopper = american();
    Visit home = untilAt(shopper, "chicago");
    String cart = url(siteName(home.site()), "/add?item=apples");
    expect(shopper.visit(cart), Reason.SESSION);
    story.event("chicago is killed");
    system.site("chicago").kill();
    await("chicago is found down", () -> !system.naming().status("chicago").isOperational());
    Visit visit = shopper.visit(cart);
    expect(visit, Reason.NAME_TO_SITE, Reason.ADMITTED);
    check(visit.site().equals("geneva"), "geneva is next after chicago, not " + visit.site());
    expect(shopper.visit(url(siteName("geneva"), "/add?item=pears")), Reason.SESSION);
    story.done("the client has a new session in geneva; what chicago alone held is lost");
  }

  private void overflowOverADeadSite() throws IOException {
    story.step(
        "A full site sends new clients to a dead one, whose name already means the one after it");
    fill("boston");
    Visit visit =
        until(
            this::american, url(poolName, "/"), v -> v.reasons().contains(Reason.OVERFLOW_STARTED));
    expect(
        visit,
        Reason.POOL_TO_SITE,
        Reason.OVERFLOW_STARTED,
        Reason.FAILOVER_TO_SITE,
        Reason.ADMITTED);
    check(visit.site().equals("geneva"), "geneva is the site that lives, not " + visit.site());
    story.done("the walk kept its marker through the failover and ended in geneva");
  }

  private void allBusy() throws IOException {
    story.step("When every site is full the client is turned away, and told when to come back");
    fill("geneva");
    Visit visit = american().visit(url(poolName, "/"));
    check(visit.exchange().status() == 503, "status " + visit.exchange().status());
    check(
        visit.reasons().get(visit.reasons().size() - 1) == Reason.RING_BUSY, visit.reasons() + "");
    check(visit.exchange().header("retry-after").isPresent(), "no Retry-After");
    story.done("503, after every live site was asked");
  }

  private void recovery() throws IOException {
    story.step("The dead site comes back, and takes new clients");
    story.event("chicago is started again; boston and geneva are still full");
    system.site("chicago").start();
    await("chicago is found up", () -> system.naming().status("chicago").isOperational());
    Visit visit = american().visit(url(poolName, "/"));
    check(visit.exchange().status() == 200 && visit.site().equals("chicago"), "ended in " + visit);
    empty("boston");
    empty("geneva");
    story.done("chicago took the client");
  }

  private void drain() throws IOException {
    story.step("A draining site keeps its sessions and is given no new ones");
    Browser shopper = american();
    untilAt(shopper, "boston");
    story.event("boston drains");
    system.site("boston").distributor().setDraining(true);
    system.naming().recordDraining("boston", true, "the demo");
    expect(shopper.visit(url(siteName("boston"), "/add?item=apples")), Reason.SESSION);
    for (int i = 0; i < 4; i++) {
      Visit visit = american().visit(url("americas.app.example.test", "/"));
      check(!visit.site().equals("boston"), "boston was given a new client");
    }
    Visit marked = american().visit(url(siteName("boston"), "/?" + system.freshMarker()));
    expect(marked, Reason.OVERFLOW_STARTED, Reason.ADMITTED);
    system.site("boston").distributor().setDraining(false);
    system.naming().recordDraining("boston", false, "the demo");
    story.done("its client went on, new ones went elsewhere");
  }

  private Browser american() {
    return browser(AMERICA, AMERICA);
  }

  private Browser european() {
    return browser(EUROPE, EUROPE);
  }

  private Browser travelling() {
    return browser(EUROPE, AMERICA);
  }

  /** A client that was never here before: with no cookies, in a network of its own. */
  private Browser browser(String network, String resolver) {
    clients++;
    String end = (1 + clients % 250) + ".1";
    InetAddress local = InetAddresses.forString(network + end);
    return new Browser(system, story, local, InetAddresses.forString(resolver + end));
  }

  /**
   * The first visit by a new client that goes as {@code wanted}; the balancer decides where each
   * begins.
   */
  private Visit until(Supplier<Browser> next, String url, Predicate<Visit> wanted)
      throws IOException {
    for (int i = 0; i < MAX_TRIES; i++) {
      Visit visit = next.get().visit(url);
      if (wanted.test(visit)) {
        return visit;
      }
    }
    throw new DemoFailedException("no client of " + MAX_TRIES + " had it so");
  }

  /** Brings {@code browser} to {@code site}. */
  private Visit untilAt(Browser browser, String site) throws IOException {
    Visit visit = browser.visit(url(siteName(site), "/?" + system.freshMarker()));
    check(visit.site().equals(site), "ended in " + visit.site());
    return visit;
  }

  private void fill(String site) {
    story.event(site + " is full");
    system.site(site).shop().fill();
  }

  private void empty(String site) {
    story.event(site + " has room again");
    system.site(site).shop().empty();
  }

  private void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + MAX_WAIT.toNanos();
    while (!condition.getAsBoolean()) {
      check(System.nanoTime() < end, "waited " + MAX_WAIT.toSeconds() + " s in vain: " + what);
      LockSupport.parkNanos(10_000_000);
    }
    story.event(what);
  }

  private static void expect(Visit visit, Reason... reasons) {
    check(
        visit.reasons().equals(List.of(reasons)),
        "went " + visit.reasons() + ", not " + List.of(reasons));
    check(visit.exchange().status() == 200, "ended with status " + visit.exchange().status());
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new DemoFailedException(otherwise);
    }
  }

  private String url(String host, String target) {
    return "http://" + host + port + target;
  }

  private static String siteName(String site) {
    return site + ".app.example.test";
  }
}
