package io.distrib.examples;

import io.distrib.adapter.testkit.Deviation;
import java.util.List;
import java.util.stream.Stream;

/** What the JDK's HTTP server does of its own accord, before or instead of calling a handler. */
final class JdkServerDeviations {
  private JdkServerDeviations() {}

  static List<Deviation> all() {
    return Stream.of(uri(), noContext(), noPath(), fields(), interim(), heads(), space())
        .flatMap(List::stream)
        .toList();
  }

  // region deviations
  private static List<Deviation> uri() {
    return Deviation.of(
        "400",
        "the server reads the target with java.net.URI, which refuses it",
        "absolute-target-with-backslash",
        "busy-with-script-in-path",
        "page-for-backslash",
        "page-for-script-in-query",
        "page-with-script-in-query",
        "path-with-backslash",
        "path-with-broken-escape",
        "path-with-cr",
        "path-with-nul",
        "path-with-tab",
        "query-with-broken-escape",
        "query-with-script");
  }

  // end region

  private static List<Deviation> noContext() {
    return Deviation.of(
        "404",
        "the server finds no context for a target without a path that begins with a slash",
        "absolute-target-without-path",
        "absolute-target-without-slash",
        "get-asterisk",
        "options-asterisk",
        "options-asterisk-at-unknown-host",
        "target-without-slash");
  }

  private static List<Deviation> noPath() {
    return Deviation.of(
        "0",
        "the server fails at a target in which java.net.URI finds no path",
        "absolute-target-without-slashes",
        "connect",
        "javascript-target");
  }

  private static List<Deviation> fields() {
    return Deviation.of(
        "400",
        "the server refuses the header field",
        "host-with-cr",
        "length-negative",
        "length-not-a-number",
        "space-before-colon",
        "two-lengths");
  }

  private static List<Deviation> interim() {
    String reason = "the server answers Expect: 100-continue before it calls the handler";
    return List.of(
        new Deviation("post-expecting-continue", "100 307", reason),
        new Deviation("status-with-unsent-body", "100 200", reason));
  }

  private static List<Deviation> heads() {
    return Deviation.of(
        "302", "the server takes heads of up to 380 KiB", "path-too-long", "field-too-long");
  }

  private static List<Deviation> space() {
    return Deviation.of(
        "302", "the server drops what follows a space in the target", "path-with-space");
  }
}
