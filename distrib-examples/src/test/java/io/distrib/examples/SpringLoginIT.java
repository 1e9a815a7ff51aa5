package io.distrib.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** Chromium signs in by the form of Spring Security, which comes before any session, and out. */
class SpringLoginIT {
  @TempDir private Path folder;

  private Path store = Path.of("");

  @BeforeEach
  void makeTheKey() throws IOException {
    store = LoginNames.keys(folder);
  }

  @Test
  void theFormBeforeAnySessionIsAccepted() throws IOException { // H12
    Path pool = LoginNames.pool(folder, "marker: { stay: 10m }");
    try (ServletWebServerApplicationContext boston = site(pool, "boston");
        LoginBrowser browser = browser(boston, LoginNames.NOWHERE)) {
      signIn(browser, "/account");
      browser.awaitText("Account of ada at boston");
      browser.visit("https://" + LoginNames.BOSTON + "/account");
      browser.awaitText("Account of ada at boston");

      browser.visit("https://" + LoginNames.BOSTON + "/logout");
      browser.awaitText("Are you sure you want to log out?");
      browser.click("button");
      browser.awaitText("You have been signed out");
      browser.visit("https://" + LoginNames.BOSTON + "/account");
      browser.awaitText("Please sign in");
      assertThat(browser.host()).isEqualTo(LoginNames.BOSTON);
    }
  }

  @Test
  void withoutThePlacementItIsRefused() throws IOException {
    Path pool = LoginNames.pool(folder, "marker: { stay: 0s }");
    try (ServletWebServerApplicationContext boston = site(pool, "boston");
        ServletWebServerApplicationContext chicago = site(pool, "chicago");
        LoginBrowser browser = browser(boston, port(chicago))) {
      signIn(browser, "/login");
      browser.awaitText("status=403");
      assertThat(browser.host()).isEqualTo(LoginNames.CHICAGO);
    }
  }

  /** By the form of Boston, to which {@code path} leads. */
  private static void signIn(LoginBrowser browser, String path) {
    browser.visit("https://" + LoginNames.ENTRY + path);
    browser.awaitText("Please sign in");
    browser.type("username", "ada");
    browser.type("password", "secret");
    browser.click("button");
  }

  private LoginBrowser browser(ServletWebServerApplicationContext boston, int other)
      throws IOException {
    return new LoginBrowser(folder, LoginNames.ports(port(boston), other));
  }

  private static int port(ServletWebServerApplicationContext site) {
    return site.getWebServer().getPort();
  }

  private ServletWebServerApplicationContext site(Path pool, String site) {
    return (ServletWebServerApplicationContext)
        SpringApplication.run(
            SpringLoginApplication.class,
            "--pool=" + pool,
            "--site=" + site,
            "--server.address=127.0.0.1",
            "--server.port=0",
            "--server.ssl.key-store=" + store,
            "--server.ssl.key-store-password=changeit",
            "--spring.main.banner-mode=off");
  }
}
