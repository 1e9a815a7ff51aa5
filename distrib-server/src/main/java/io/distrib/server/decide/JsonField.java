package io.distrib.server.decide;

import com.google.common.base.Ascii;
import com.google.common.net.InetAddresses;
import io.distrib.model.Scheme;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The value of one field, on which the parser stands. <em>Confined to one thread.</em>
 *
 * @param name the field's name, for messages
 */
record JsonField(String name, JsonParser parser) {
  private static final long LATEST = 999_999_999_999L;

  /** Thrown for a value that is not of its type. */
  static final class MismatchException extends Exception {
    private static final long serialVersionUID = 1L;

    MismatchException(String message) {
      super(message);
    }
  }

  boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  JsonId id() throws MismatchException {
    if (!parser.currentToken().isScalarValue()) {
      throw mismatch("a text, a number, true, false or null");
    }
    return new JsonId(parser.currentToken() == JsonToken.VALUE_STRING, parser.getString());
  }

  String text() throws MismatchException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw mismatch("a text");
    }
    return parser.getString();
  }

  boolean flag() throws MismatchException {
    if (!parser.currentToken().isBoolean()) {
      throw mismatch("true or false");
    }
    return parser.getBooleanValue();
  }

  long seconds() throws MismatchException {
    String expected = "whole seconds from 0 to " + LATEST;
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
        || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw mismatch(expected);
    }
    long seconds = parser.getLongValue();
    if (seconds < 0 || seconds > LATEST) {
      throw mismatch(expected);
    }
    return seconds;
  }

  Scheme scheme() throws MismatchException {
    return Scheme.parse(text()).orElseThrow(() -> mismatch("http or https"));
  }

  @Nullable InetAddress address() throws MismatchException {
    String text = text();
    if (!InetAddresses.isInetAddress(text) || text.indexOf('%') >= 0) {
      throw mismatch("an IPv4 or IPv6 address");
    }
    return InetAddresses.forString(text);
  }

  /** Header fields by their names in lower case; the first counts. */
  Map<String, String> headers() throws MismatchException {
    boolean isObject = parser.currentToken() == JsonToken.START_OBJECT;
    boolean isOfTexts = isObject;
    Map<String, String> headers = new HashMap<>();
    while (isObject && parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String header = parser.currentName();
      isOfTexts &= parser.nextToken() == JsonToken.VALUE_STRING;
      headers.putIfAbsent(Ascii.toLowerCase(header), isOfTexts ? parser.getString() : "");
      skip();
    }
    if (!isOfTexts) {
      throw mismatch("an object of texts");
    }
    return headers;
  }

  /** Passes over what is left of the value. */
  void skip() {
    parser.skipChildren();
  }

  MismatchException mismatch(String expected) {
    return new MismatchException("field \"" + name + "\": expected " + expected);
  }

  MismatchException unknown() {
    return new MismatchException("field \"" + name + "\": not known");
  }
}
