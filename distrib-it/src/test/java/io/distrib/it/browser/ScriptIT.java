package io.distrib.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.it.process.Program;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chromium's scripts ask a site after their session has gone (H14), and so does curl. */
class ScriptIT {
  private static final String POOL = "app.example.test";
  private static final String BOSTON = "boston.app.example.test";

  private static final String FETCH =
      "fetch('%s', %s).then(r => r.json().then(p => done(r.status + ' ' + p.location)))"
          + ".catch(e => done(e.name));";
  private static final String XHR =
      "const x = new XMLHttpRequest(); x.open('POST', '/api'); x.onerror = () => done('error');"
          + "x.onload = () => done(x.status + ' ' + JSON.parse(x.responseText).location);"
          + "x.send('a');";
  private static final String EVENTS =
      "const s = new EventSource('/api'); s.onerror = () => done('state ' + s.readyState);";

  @TempDir Path folder;

  @Test
  void aScriptReadsWhereItsPageIsToBeLoaded() throws Exception {
    try (ScriptSite site = new ScriptSite(folder, false);
        Chromium chromium = chromium();
        Browser browser = chromium.open()) {
      String first = begin(browser, site);
      assertThat(browser.asks("fetch('/api').then(r => r.text()).then(done);")).isEqualTo("served");
      end(browser);
      String told = "409 " + site.url(POOL, "/api");
      assertThat(browser.asks(FETCH.formatted("/api", "{}"))).isEqualTo(told);
      assertThat(browser.asks(FETCH.formatted("/api", "{method: 'DELETE'}"))).isEqualTo(told);
      assertThat(browser.asks(XHR)).isEqualTo(told);
      assertThat(browser.asks(EVENTS)).isEqualTo("state 2");

      browser.asks("fetchInSession('/api').then(r => done(r.status));");
      browser.await(
          "a page with a new session",
          () -> browser.text().startsWith("Session ") && !browser.text().equals(first));
      assertThat(browser.address().getHost()).isEqualTo(BOSTON);
      assertThat(browser.asks("fetchInSession('/api').then(r => r.text()).then(done);"))
          .isEqualTo("served");
    }
  }

  @Test
  void aRedirectTellsAScriptNothing() throws Exception {
    try (ScriptSite site = new ScriptSite(folder, true);
        Chromium chromium = chromium();
        Browser browser = chromium.open()) {
      begin(browser, site);
      end(browser);
      assertThat(browser.asks(FETCH.formatted("/api", "{}"))).isEqualTo("TypeError");
      assertThat(browser.asks(XHR)).isEqualTo("error");
    }
  }

  @Test
  void aScriptOfAListedOriginReadsItToo() throws Exception {
    try (ScriptSite site = new ScriptSite(folder, false);
        Chromium chromium = chromium();
        Browser browser = chromium.open()) {
      String cookies = "{credentials: 'include'}";
      String put = "{method: 'PUT', headers: {'X-Own': '1'}, credentials: 'include'}";
      String own = FETCH.formatted(site.url(BOSTON, "/api"), cookies);
      String pool = FETCH.formatted(site.url(POOL, "/api"), put);

      browser.visit(site.url(ScriptSite.PARTNER, "/foreign"));
      assertThat(browser.asks(own)).isEqualTo("409 " + site.url(POOL, "/api"));
      assertThat(browser.asks(pool)).startsWith("409 " + site.url(BOSTON, "/api?distrib="));

      browser.visit(site.url("other.test", "/foreign"));
      assertThat(browser.asks(own)).isEqualTo("TypeError");
      assertThat(browser.asks(pool)).isEqualTo("TypeError");
    }
  }

  @Test
  void aPreflightIsGrantedUnderThePoolName() throws Exception {
    try (ScriptSite site = new ScriptSite(folder, false)) {
      String partner = "https://" + ScriptSite.PARTNER + ":" + site.port();
      assertThat(preflight(site, POOL, partner))
          .startsWith("HTTP/1.1 200 ")
          .containsIgnoringCase("\r\naccess-control-allow-origin: " + partner + "\r\n")
          .containsIgnoringCase("\r\naccess-control-allow-credentials: true\r\n")
          .containsIgnoringCase("\r\naccess-control-allow-headers: x-own\r\n")
          .containsIgnoringCase("\r\nvary: origin\r\n");
      assertThat(preflight(site, POOL, "https://other.test"))
          .doesNotContainIgnoringCase("access-control-");
      assertThat(preflight(site, BOSTON, partner))
          .as("the application answers")
          .endsWith("served")
          .doesNotContainIgnoringCase("access-control-");
    }
  }

  /** Loads the page by the Pool Name; what it shows. */
  private static String begin(Browser browser, ScriptSite site) {
    browser.visit(site.url(POOL, "/page"));
    browser.awaitText("Session ");
    return browser.text();
  }

  private static void end(Browser browser) {
    assertThat(browser.asks("fetch('/end', {method: 'POST'}).then(r => done(r.status));"))
        .isEqualTo("200");
  }

  private Chromium chromium() throws IOException {
    return new Chromium(folder, "--host-resolver-rules=MAP *.test 127.0.0.1");
  }

  private static String preflight(ScriptSite site, String name, String origin) throws IOException {
    return Program.run(
            "curl",
            "-sSik",
            "--max-time",
            "30",
            "--resolve",
            name + ":" + site.port() + ":127.0.0.1",
            "-X",
            "OPTIONS",
            "-H",
            "Origin: " + origin,
            "-H",
            "Access-Control-Request-Method: PUT",
            "-H",
            "Access-Control-Request-Headers: x-own",
            site.url(name, "/api"))
        .out();
  }
}
