package io.distrib.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What browsers do whose site dies, in a {@link Namespace}: {@code TakeoverWalk FOLDER}. Fails at
 * the first step that does not end as it must.
 */
public final class TakeoverWalk {
  private static final String START = "https://" + SecureWorld.POOL + "/";

  private static final int NAVIGATIONS = 31;

  private final SecureWorld world;
  private final Chromium chromium;
  private Browser browser;
  private String home = "";

  private TakeoverWalk(SecureWorld world, Chromium chromium) throws IOException {
    this.world = world;
    this.chromium = chromium;
    this.browser = chromium.open();
  }

  /** Walks from one step to the next. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    try (SecureWorld world = new SecureWorld(folder);
        Chromium chromium = new Chromium(folder)) {
      world.start();
      new TakeoverWalk(world, chromium).walk();
    }
  }

  private interface Step {
    void take() throws IOException;
  }

  private void walk() throws IOException {
    step("navigations with and without the worker", this::aNavigationCostsNothing);
    step("a click when the site is killed", this::aClickLeadsToAnotherSite);
    step("no second time", this::nobodyIsMovedTwiceInAMinute);
    step("a form when the site is killed", this::aFormIsNotSentTwice);
    step("a slow page", this::aSlowPageIsWaitedFor);
    step("a click when packets are lost", this::aSiteThatIsSilentIsLeft);
    step("an application's own worker", this::anApplicationsOwnWorkerCanImportIt);
    step("turned off", this::aWorkerThatIsTurnedOffGoes);
    browser.close();
  }

  /** Only prints: how long depends on the machine. */
  private void aNavigationCostsNothing() throws IOException {
    newVisitor();
    browser.visit(START + "plain");
    browser.awaitText("This is ");
    home = site();
    assertThat(worker()).isEqualTo("none");
    double without = medianMillis();
    browser.visit("https://" + SecureWorld.name(home) + "/");
    awaitWorker("worker.js");
    System.out.printf("a navigation: %.1f ms, with the worker %.1f ms%n", without, medianMillis());
  }

  /** How long the browser waits for the first byte of a page. */
  private double medianMillis() {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < NAVIGATIONS; i++) {
      browser.visit("https://" + SecureWorld.name(home) + "/plain?" + i);
      String text =
          browser.asks(
              "const one = performance.getEntriesByType('navigation')[0];"
                  + "done(String(one.responseStart - one.startTime))");
      times.add(Double.parseDouble(text));
    }
    Collections.sort(times);
    return times.get(NAVIGATIONS / 2);
  }

  private void aClickLeadsToAnotherSite() throws IOException {
    comes("");
    world.kill(home);
    long start = System.nanoTime();
    browser.click("Basket");
    browser.awaitText("You asked for GET /basket?a=1&b=%C3%A9.");
    figure("killed site", start);
    assertIsMoved();
    assertThat(browser.address().getRawPath()).isEqualTo("/basket");
    world.awaitPrinted(site(), "TAKEN_OVER /basket?a=1&b=%C3%A9&distrib-moved=" + home + "~");
  }

  /** An address with a sign that is not older than a minute, whatever the clock says. */
  private void nobodyIsMovedTwiceInAMinute() throws IOException {
    String next = site();
    browser.visit("https://" + SecureWorld.name(next) + "/");
    awaitWorker("worker.js");
    world.kill(next);
    browser.tryToVisit(
        "https://" + SecureWorld.name(next) + "/c?distrib-moved=geneva~9999999999999");
    browser.awaitText("ERR_FAILED");
    browser.visit("https://" + SecureWorld.name(next) + "/c");
    browser.awaitText("You asked for GET /c.");
    world.startAgain(next, "on");
    world.startAgain(home, "on");
  }

  private void aFormIsNotSentTwice() throws IOException {
    browser.close();
    browser = chromium.openFor("de", 900);
    arrives("");
    browser.click("Basket");
    browser.awaitText("You asked for GET /basket");
    world.kill(home);
    browser.press("Order");
    browser.awaitText("Was Sie gesendet haben, ist vielleicht nicht angekommen.");
    assertThat(browser.asks("done(document.documentElement.lang + document.title)"))
        .isEqualTo("deDieser Standort antwortet nicht");
    assertThat(site()).isEqualTo(home);
    browser.click("Weiter");
    browser.awaitText("You asked for GET /basket?a=1&b=%C3%A9.");
    assertIsMoved();
    world.startAgain(home, "on");
  }

  private void aSlowPageIsWaitedFor() throws IOException {
    comes("");
    browser.click("Slow");
    browser.awaitText("You asked for GET /slow.");
    assertThat(site()).isEqualTo(home);
    assertThat(browser.address().getQuery()).isNull();
  }

  private void aSiteThatIsSilentIsLeft() throws IOException {
    comes("");
    world.lose(home);
    long start = System.nanoTime();
    browser.click("Basket");
    browser.awaitText("You asked for GET /basket");
    figure("lost packets", start);
    assertIsMoved();
    world.find(home);
  }

  private void anApplicationsOwnWorkerCanImportIt() throws IOException {
    comes("own");
    assertThat(
            browser.asks(
                "navigator.serviceWorker.onmessage = event => done(event.data);"
                    + "navigator.serviceWorker.ready.then(one => one.active.postMessage(''))"))
        .isEqualTo("heard");
    world.kill(home);
    browser.click("Basket");
    browser.awaitText("You asked for GET /basket");
    assertIsMoved();
    world.startAgain(home, "on");
  }

  private void aWorkerThatIsTurnedOffGoes() throws IOException {
    comes("");
    for (String site : SecureWorld.SITES) {
      world.startAgain(site, "off");
    }
    browser.asks("navigator.serviceWorker.ready.then(one => one.update()).then(done, done)");
    awaitWorker("none");
    newVisitor();
    browser.visit(START);
    browser.awaitText("This is ");
    browser.reload();
    assertThat(worker()).isEqualTo("none");
  }

  /** A visitor with a new browser comes to a page and has its worker. */
  private void comes(String path) throws IOException {
    newVisitor();
    arrives(path);
  }

  private void arrives(String path) {
    browser.visit(START + path);
    browser.awaitText("This is ");
    home = site();
    awaitWorker(path.isEmpty() ? "worker.js" : "own.js");
  }

  private void newVisitor() throws IOException {
    browser.close();
    browser = chromium.open();
  }

  private void assertIsMoved() {
    assertThat(site()).isNotEqualTo(home);
    assertThat(browser.address().getQuery()).contains("distrib-moved=" + home + "~");
    assertThat(browser.text()).contains("This is " + site());
  }

  private void awaitWorker(String name) {
    browser.await("the worker " + name, () -> worker().endsWith(name));
  }

  /** The address of the active worker; {@code none} if there is none. */
  private String worker() {
    return browser.asks(
        "navigator.serviceWorker.getRegistration('/')"
            + ".then(one => done(one && one.active ? one.active.scriptURL : 'none'))");
  }

  private String site() {
    URI address = browser.address();
    return SecureWorld.SITES.stream()
        .filter(site -> SecureWorld.name(site).equals(address.getHost()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(address));
  }

  private void step(String name, Step step) throws IOException {
    try {
      step.take();
      System.out.println("done: " + name);
    } catch (IOException | RuntimeException | AssertionError e) {
      System.out.println(world.printed() + "== " + name + " fails: " + e);
      System.out.println(browser.address() + "\n" + browser.text());
      throw e;
    }
  }

  private static void figure(String what, long since) {
    System.out.printf("%s: %.2f s%n", what, (System.nanoTime() - since) / 1e9);
  }
}
