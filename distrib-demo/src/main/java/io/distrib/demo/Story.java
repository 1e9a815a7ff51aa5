package io.distrib.demo;

import io.distrib.model.Reason;
import io.distrib.topology.DnsName;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URI;

/**
 * Tells on standard output what happens, in a form that a reader follows. <em>Confined to one
 * thread.</em>
 */
final class Story {
  private final PrintStream out;
  private int steps;

  Story(PrintStream out) {
    this.out = out;
  }

  /** A step begins. */
  void step(String title) {
    steps++;
    out.printf("%n%2d. %s%n", steps, title);
  }

  /** The step that has begun has ended as it must. */
  void done(String result) {
    out.printf("    ok: %s%n", result);
  }

  /** Something that is done to the system, not by the client. */
  void event(String text) {
    out.printf("    ** %s%n", text);
  }

  /** A DNS question and its answer. */
  void resolved(DnsName name, InetAddress address, String site, String rule) {
    out.printf("    DNS   %s A?  ->  %s (%s)  [%s]%n", name, address.getHostAddress(), site, rule);
  }

  /** An HTTP request and its answer. */
  void exchanged(InetAddress to, URI uri, HttpExchange exchange, Reason reason) {
    out.printf("    HTTP  GET %s  at %s%n", uri, to.getHostAddress());
    String what =
        exchange
            .header("location")
            .map(location -> "Location: " + location)
            .or(() -> exchange.header("retry-after").map(seconds -> "Retry-After: " + seconds))
            .orElseGet(() -> text(exchange.body()));
    out.printf(
        "          %d  %s  [%s %s]%n", exchange.status(), what, reason.rule(), reason.code());
  }

  /** A line that belongs to no step. */
  void line(String text) {
    out.println(text);
  }

  /** How many steps there were. */
  int steps() {
    return steps;
  }

  /** A page without its marks, on one line. */
  private static String text(String html) {
    return html.replaceAll("<title>.*?</title>", "")
        .replaceAll("<[^>]*>", " ")
        .replaceAll("\\s+", " ")
        .trim();
  }
}
