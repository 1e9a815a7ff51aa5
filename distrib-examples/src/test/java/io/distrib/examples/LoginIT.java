package io.distrib.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Chromium signs in to {@link LoginExample} at a provider of another site, which posts its answer.
 */
class LoginIT {
  private static final String KEYS = "keys: [{ id: a, secret: 'only for these tests' }]";

  @TempDir private Path folder;

  private Path store = Path.of("");

  /** Where the JVM of the example finds the provider, and its key. */
  @BeforeEach
  void makeTheKey() throws IOException {
    Files.writeString(folder.resolve("hosts"), "127.0.0.1 " + TinyProvider.HOST + "\n");
    store = LoginNames.keys(folder);
  }

  /** By the placement cookie, and without it by the last site. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "marker: { " + KEYS + " }",
        "marker: { stay: 0s, " + KEYS + " }\ncookies: { site: 8h }"
      })
  void aUserSignsInAndKeepsTheSession(String settings) throws IOException { // H12, H13
    LoginNames.pool(folder, settings);
    try (TinyProvider provider = new TinyProvider();
        ExampleProcess boston = site("boston", provider);
        LoginBrowser browser = browser(provider, port(boston), LoginNames.NOWHERE)) {
      signIn(browser);
      browser.awaitText("Ada's visit 2 to /");
      assertThat(browser.host()).isEqualTo(LoginNames.BOSTON);
    }
  }

  @Test
  void withoutEitherTheAnswerComesToAnotherSite() throws IOException {
    LoginNames.pool(folder, "marker: { stay: 0s }");
    try (TinyProvider provider = new TinyProvider();
        ExampleProcess boston = site("boston", provider);
        ExampleProcess chicago = site("chicago", provider);
        LoginBrowser browser = browser(provider, port(boston), port(chicago))) {
      signIn(browser);
      browser.awaitText("No login has begun here");
      assertThat(browser.host()).isEqualTo(LoginNames.CHICAGO);
    }
  }

  private static void signIn(LoginBrowser browser) {
    browser.visit("https://" + LoginNames.ENTRY + "/");
    browser.awaitText("Nobody's visit 1 to /");
    browser.click("a");
    browser.awaitText("Who are you?");
    browser.click("button");
  }

  private LoginBrowser browser(TinyProvider provider, int boston, int other) throws IOException {
    Map<String, Integer> ports = LoginNames.ports(boston, other);
    ports.put(TinyProvider.HOST, provider.port());
    return new LoginBrowser(folder, ports);
  }

  private ExampleProcess site(String site, TinyProvider provider) throws IOException {
    return ExampleProcess.java(
        folder,
        List.of("-Djdk.net.hosts.file=" + folder.resolve("hosts")),
        LoginExample.class,
        site,
        store.toString(),
        provider.address());
  }

  private static int port(ExampleProcess site) {
    return site.awaitPort("started on port ");
  }
}
