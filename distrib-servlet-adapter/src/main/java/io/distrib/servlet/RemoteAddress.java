package io.distrib.servlet;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what containers say of a client's address. Every request comes this way, one in session
 * too: so the usual form, four plain numbers, is read in one go. <em>Immutable.</em>
 */
final class RemoteAddress {
  private static final int BYTES = 4;

  private RemoteAddress() {}

  /** The address that {@code text} spells, in brackets or not; null if it spells none. */
  static @Nullable InetAddress parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    byte[] bytes = new byte[BYTES];
    return isPlain(text, bytes) ? address(bytes) : other(text);
  }

  /** Whether {@code text} is four numbers without leading zeros; then {@code bytes} are they. */
  private static boolean isPlain(String text, byte[] bytes) {
    int at = 0;
    for (int i = 0; i < BYTES; i++) {
      int begin = at;
      int value = 0;
      for (; at < text.length() && isDigit(text.charAt(at)) && at - begin < 3; at++) {
        value = value * 10 + text.charAt(at) - '0';
      }
      boolean isNumber =
          at > begin && value < 256 && (at == begin + 1 || text.charAt(begin) != '0');
      boolean isFollowed =
          i == BYTES - 1 ? at == text.length() : at < text.length() && text.charAt(at) == '.';
      if (!isNumber || !isFollowed) {
        return false;
      }
      bytes[i] = (byte) value;
      at++;
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable InetAddress other(String text) {
    boolean isBracketed = text.startsWith("[") && text.endsWith("]");
    String bare = isBracketed ? text.substring(1, text.length() - 1) : text;
    return InetAddresses.isInetAddress(bare) ? InetAddresses.forString(bare) : null;
  }
}
