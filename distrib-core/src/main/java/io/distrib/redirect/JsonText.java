package io.distrib.redirect;

/** Visible US-ASCII, such as a URI, as a string of JSON holds it. */
final class JsonText {
  private JsonText() {}

  /** It holds no control character: two characters have to be escaped (RFC 8259 7). */
  static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
