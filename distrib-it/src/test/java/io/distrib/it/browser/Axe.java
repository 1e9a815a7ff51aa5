package io.distrib.it.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Deque's axe-core, which finds what keeps people from using a page. */
final class Axe {
  private static final String SCRIPT = read();

  private Axe() {}

  /** What it finds on the page that {@code browser} shows; empty if nothing. */
  static String violations(Browser browser) {
    return browser.asks(
        SCRIPT
            + "\naxe.run().then(found => done(found.violations.map(one => one.id + ': ' + one.help + ' '"
            + " + one.nodes.map(node => node.html)).join('\\n')), error => done(String(error)));");
  }

  private static String read() {
    try {
      return Resources.toString(Resources.getResource("axe.min.js"), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
