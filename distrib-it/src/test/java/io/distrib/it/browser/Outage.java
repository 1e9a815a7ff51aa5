package io.distrib.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import org.awaitility.Awaitility;

/** The site of a signed-in visitor is killed, and comes back. */
final class Outage {
  private static final Duration MARKER_LIFETIME = Duration.ofSeconds(30);

  /** Half a second is promised, and measured elsewhere; the machine may be busy. */
  private static final Duration DETECTION = Duration.ofSeconds(30);

  private final Scene scene;

  /** A redirect to the site that is killed. */
  private URI location = URI.create(Scene.START);

  Outage(Scene scene) {
    this.scene = scene;
  }

  void walk() throws IOException {
    scene.step("site-killed", this::theSiteIsKilledBetweenRedirectAndArrival);
    scene.step("takeover", this::anotherSiteTakesOver);
    scene.step("new-session", this::thereIsANewSession);
    scene.step("site-back", this::theNewSessionStaysWhereItIs);
    scene.step("old-bookmark", this::anOldBookmarkIsBalancedAnew);
    scene.step("bookmark-elsewhere", this::aBookmarkOfAnotherSiteLeadsToTheSession);
  }

  private void theSiteIsKilledBetweenRedirectAndArrival() throws IOException {
    HttpResponse<String> redirect = Visitor.thatStays().get(Scene.START);
    location = URI.create(redirect.headers().firstValue("Location").orElseThrow());
    assertThat(location.getHost()).isEqualTo(World.name(scene.home()));
    scene.world().kill(scene.home());
    someoneArrives(Instant.now());
    browser().click("Back to the shop");
    browser().awaitEither("ERR_CONNECTION_REFUSED", "Welcome");
  }

  private void someoneArrives(Instant killed) {
    Visitor visitor = Visitor.thatFollows();
    HttpResponse<String> page =
        Awaitility.await("a live site")
            .atMost(DETECTION)
            .ignoreExceptionsInstanceOf(UncheckedIOException.class)
            .until(() -> visitor.get(location.toString()), answer -> true);
    System.out.println("a live site answers after " + Duration.between(killed, Instant.now()));
    assertThat(page.uri().getHost()).isEqualTo(World.name(scene.next()));
    assertThat(page.body()).contains("Welcome", "This is " + scene.next());
    visitor.leave(scene.next());
  }

  /** Chromium keeps an address for a minute, whatever its TTL says. */
  private void anotherSiteTakesOver() { // D2, H3
    browser().reloadUntil("Welcome");
    scene.assertIsAt(scene.next(), "/", "This is " + scene.next());
  }

  private void thereIsANewSession() {
    scene.signIn();
    scene.assertIsAt(scene.next(), "/shop/", "Hello Ada. Your basket holds [].");
    scene.sessionCookie();
    browser().click("Apples");
    browser().awaitText("Put into the basket");
    browser().press("Put into the basket");
    browser().awaitText("[apples]");
  }

  private void theNewSessionStaysWhereItIs() throws IOException { // H0
    scene.world().startAgain(scene.home());
    browser().reload();
    scene.assertIsAt(scene.next(), "/shop/", "[apples]");
    browser().press("Sign out");
    browser().awaitText("Goodbye");
  }

  private void anOldBookmarkIsBalancedAnew() throws IOException { // H6
    Matcher marker = Scene.MARKED.matcher(location.getQuery());
    assertThat(marker.matches()).isTrue();
    Instant issued = Instant.ofEpochSecond(Long.parseLong(marker.group(1)));
    Awaitility.await("the end of the marker")
        .atMost(MARKER_LIFETIME.plusSeconds(2))
        .until(() -> Instant.now().isAfter(issued.plus(MARKER_LIFETIME).plusSeconds(1)));
    scene.newVisitor().visit(location.toString());
    scene.assertIsAt(scene.home(), "/", "Welcome");
    assertThat(browser().address().getQuery())
        .matches(Scene.MARKED)
        .isNotEqualTo(location.getQuery());
  }

  private void aBookmarkOfAnotherSiteLeadsToTheSession() { // H5
    scene.signIn();
    browser().visit("http://" + World.name(scene.next()) + "/shop/items/pears");
    scene.assertIsAt(scene.home(), "/shop/items/pears", "Put into the basket");
    browser().click("Back to the shop");
    browser().awaitText("Hello Ada");
  }

  private Browser browser() {
    return scene.browser();
  }
}
