package io.distrib.netty;

/** Targets as Netty hands them over: each octet of the request line as one character. */
final class LatinTarget {
  private static final String HEX = "0123456789ABCDEF";

  private LatinTarget() {}

  /** {@code uri} with each octet from 0x80 on in percent-encoding; all else as it is. */
  static String ascii(String uri) {
    int bits = 0;
    for (int i = 0; i < uri.length(); i++) {
      bits |= uri.charAt(i);
    }
    return bits < 0x80 ? uri : encode(uri);
  }

  private static String encode(String uri) {
    StringBuilder ascii = new StringBuilder(uri.length() + 16);
    for (int i = 0; i < uri.length(); i++) {
      char c = uri.charAt(i);
      if (isKept(c)) {
        ascii.append(c);
      } else {
        ascii.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return ascii.toString();
  }

  private static boolean isKept(int c) {
    return c < 0x80 || c > 0xff;
  }
}
