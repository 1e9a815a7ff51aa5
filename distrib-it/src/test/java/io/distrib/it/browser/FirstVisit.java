package io.distrib.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/** A visitor comes by the Pool Name, signs in, and shops. */
final class FirstVisit {
  private final Scene scene;

  FirstVisit(Scene scene) {
    this.scene = scene;
  }

  void walk() throws IOException {
    scene.step("pool-name", this::thePoolNameLeadsToASite);
    scene.step("login", this::aLoginKeepsTheSite);
    scene.step("relative-link", this::relativeLinksAndPicturesWork);
    scene.step("form-post", this::aFormIsPosted);
    scene.step("reload", this::aReloadShowsTheSame);
    scene.step("back", this::theBackButtonLeadsBack);
    scene.step("bookmark", this::aBookmarkIsInSession);
  }

  private void thePoolNameLeadsToASite() { // H1, H7
    long before = browser().historyLength();
    browser().visit(Scene.START);
    scene.home(scene.site());
    assertThat(scene.home()).isNotEmpty();
    scene.assertIsAt(scene.home(), "/", "This is " + scene.home());
    assertThat(browser().address().getQuery()).matches(Scene.MARKED);
    assertThat(browser().text()).contains("Welcome", "Scripts are on.");
    assertThat(browser().pictureWidths()).containsExactly(96);
    assertThat(browser().historyLength()).as("redirects leave no trace").isEqualTo(before + 1);
  }

  private void aLoginKeepsTheSite() { // H0
    String before = scene.sessionCookie().getValue();
    scene.signIn();
    scene.assertIsAt(scene.home(), "/shop/", "Hello Ada. Your basket holds [].");
    assertThat(browser().address().getQuery()).isNull();
    assertThat(scene.sessionCookie().getValue()).isNotEqualTo(before);
  }

  private void relativeLinksAndPicturesWork() {
    browser().click("Pears");
    browser().awaitText("Put into the basket");
    scene.assertIsAt(scene.home(), "/shop/items/pears", "pears");
    assertThat(browser().pictureWidths()).containsExactly(96);
  }

  private void aFormIsPosted() {
    browser().press("Put into the basket");
    browser().awaitText("[pears]");
    scene.assertIsAt(scene.home(), "/shop/", "[pears]");
  }

  private void aReloadShowsTheSame() {
    browser().reload();
    scene.assertIsAt(scene.home(), "/shop/", "[pears]");
  }

  private void theBackButtonLeadsBack() {
    browser().back();
    browser().awaitText("Put into the basket");
    scene.assertIsAt(scene.home(), "/shop/items/pears", "pears");
    browser().back();
    browser().awaitText("Hello Ada");
    scene.assertIsAt(scene.home(), "/shop/", "Hello Ada");
  }

  private void aBookmarkIsInSession() { // H0
    browser().visit("http://" + World.name(scene.home()) + "/shop/items/apples");
    scene.assertIsAt(scene.home(), "/shop/items/apples", "Put into the basket");
    assertThat(browser().address().getQuery()).isNull();
  }

  private Browser browser() {
    return scene.browser();
  }
}
