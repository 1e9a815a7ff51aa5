package io.distrib.http;

import com.google.common.base.Ascii;
import com.google.common.net.InetAddresses;
import org.jspecify.annotations.Nullable;

/**
 * The value of a Host field, read strictly (RFC 9110 7.2, RFC 3986 3.2.2). Nothing of it ever
 * reaches an answer but the port. <em>Immutable.</em>
 *
 * @param host in lower case, without a trailing dot; an IPv6 address in its brackets
 * @param port 1 to 65535; 0 if there is none
 */
public record Authority(String host, int port) {
  private static final int MAX_LENGTH = 261;
  private static final String REG_NAME_PUNCTUATION = "-._~!$&'()*+=%";

  /** Reads {@code text}; null if it is no authority of http. */
  public static @Nullable Authority parse(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return null;
    }
    int hostEnd = text.charAt(0) == '[' ? literalEnd(text) : nameEnd(text);
    if (hostEnd <= 0) {
      return null;
    }
    int port = hostEnd == text.length() ? 0 : port(text, hostEnd);
    return port < 0 ? null : new Authority(canonical(text, hostEnd), port);
  }

  private static String canonical(String text, int end) {
    int kept = end > 1 && text.charAt(end - 1) == '.' ? end - 1 : end;
    return Ascii.toLowerCase(text.substring(0, kept));
  }

  /** The end of a bracketed IPv6 address; -1 if it is none. */
  private static int literalEnd(String text) {
    int close = text.indexOf(']');
    if (close < 0 || text.indexOf('%') >= 0) {
      return -1;
    }
    String address = text.substring(1, close);
    return address.indexOf(':') >= 0 && InetAddresses.isInetAddress(address) ? close + 1 : -1;
  }

  /** The end of a registered name or an IPv4 address; -1 if a character can be in neither. */
  private static int nameEnd(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':') {
        return i;
      }
      if (!isRegName(c)) {
        return -1;
      }
    }
    return text.length();
  }

  private static boolean isRegName(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || c >= 0xa0
        || REG_NAME_PUNCTUATION.indexOf(c) >= 0;
  }

  /** The port behind the colon at {@code colon}, 0 if nothing stands there; -1 if it is none. */
  private static int port(String text, int colon) {
    int digits = text.length() - colon - 1;
    if (text.charAt(colon) != ':' || digits > 5) {
      return -1;
    }
    int port = 0;
    for (int i = colon + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      port = port * 10 + (c - '0');
    }
    return port > 65_535 || (digits > 0 && port == 0) ? -1 : port;
  }
}
