package io.distrib.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.it.browser.Chromium.Habit;
import java.io.IOException;

/** One site is full, then all of them are: visitors wait until they are let in. */
final class FullSites {
  private static final String TICKET = "distrib_ticket";

  private final Scene scene;
  private final Crowd crowd = new Crowd();

  FullSites(Scene scene) {
    this.scene = scene;
  }

  void walk() throws IOException {
    scene.step("overflow", this::aFullSiteSendsOn);
    scene.step("waiting", this::whenAllAreFullThereIsAPage);
    scene.step("still-waiting", this::itAsksAgainByItself);
    scene.step("admitted", this::whoWaitsComesBeforeNewcomers);
    scene.step("waiting-without-scripts", () -> aVisitorWaits(Habit.NO_SCRIPTS));
    scene.step("admitted-without-scripts", this::whoWaitsComesBeforeNewcomers);
    scene.step("waiting-without-cookies", this::aVisitorWithoutCookiesWaits);
    scene.step("admitted-without-cookies", this::whoWaitsComesBeforeNewcomers);
  }

  private void aFullSiteSendsOn() throws IOException { // H8
    assertThat(crowd.fill(scene.home())).isEqualTo(scene.next());
    scene.newVisitor(Habit.NO_SCRIPTS).visit(Scene.START);
    scene.assertIsAt(scene.next(), "/", "Scripts are off.");
    assertThat(browser().address().getQuery())
        .matches(Scene.MARKED)
        .contains("~" + scene.home() + "~1~");
    assertThat(browser().pictureWidths()).containsExactly(96);
  }

  private void whenAllAreFullThereIsAPage() throws IOException { // A1
    crowd.fillAll();
    aVisitorWaits();
    assertThat(browser().cookie(TICKET)).isNotEmpty();
  }

  private void aVisitorWaits(Habit... habits) throws IOException { // H9, A2
    scene.newVisitor(habits).visit(Scene.START);
    scene.assertIsAt(scene.last(), "/", "Many people are visiting right now");
    assertThat(browser().text()).contains("You keep your place");
    assertThat(browser().refresh()).matches("[1-5]; url=" + Scene.START + "\\?distrib-ticket=.+");
  }

  private void itAsksAgainByItself() {
    String ticket = browser().cookie(TICKET);
    browser().await("a new ticket", () -> !browser().cookie(TICKET).equals(ticket));
    browser().awaitText("Many people are visiting right now");
  }

  private void whoWaitsComesBeforeNewcomers() { // A3
    crowd.leavesOne(scene.last());
    assertThat(crowd.comesOne()).as("where a newcomer is let in").isEmpty();
    browser().awaitText("Welcome");
    scene.assertIsAt(scene.last(), "/", "This is " + scene.last());
    assertThat(browser().pictureWidths()).containsExactly(96);
  }

  private void aVisitorWithoutCookiesWaits() throws IOException {
    aVisitorWaits(Habit.NO_COOKIES);
    assertThat(browser().cookies()).isEmpty();
  }

  private Browser browser() {
    return scene.browser();
  }
}
