package io.distrib.redirect;

/** A URI as a string of JSON holds it. */
final class JsonText {
  private JsonText() {}

  /** A URI holds no control character: two characters have to be escaped (RFC 8259 7). */
  static String escaped(String uri) {
    return uri.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
