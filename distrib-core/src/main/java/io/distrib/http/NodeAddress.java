package io.distrib.http;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The address in what a proxy calls a node (RFC 7239 6). */
final class NodeAddress {
  private static final int MAX_LENGTH = 64;
  private static final Pattern PORT = Pattern.compile("(?::[A-Za-z0-9._-]{1,16})?+");

  private NodeAddress() {}

  /**
   * The address that {@code text} spells, bare or with a port, one of IPv6 in brackets or not; null
   * if it spells none: {@code unknown}, a hidden node, a name.
   */
  static @Nullable InetAddress parse(String text) {
    if (text.length() > MAX_LENGTH || text.indexOf('%') >= 0) {
      return null;
    }
    if (text.startsWith("[")) {
      int close = text.indexOf(']');
      return close > 0 && text.substring(1, close).indexOf(':') >= 0
          ? address(text.substring(1, close), text.substring(close + 1))
          : null;
    }
    int colon = text.indexOf(':');
    boolean hasPort = colon > 0 && text.indexOf(':', colon + 1) < 0;
    return hasPort ? address(text.substring(0, colon), text.substring(colon)) : address(text, "");
  }

  private static @Nullable InetAddress address(String address, String port) {
    return PORT.matcher(port).matches() && InetAddresses.isInetAddress(address)
        ? InetAddresses.forString(address)
        : null;
  }
}
