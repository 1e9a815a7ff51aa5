package io.distrib.http;

import io.distrib.model.Scheme;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One proxy's statement about the request that it received; a part that cannot be read is absent.
 * <em>Immutable.</em>
 *
 * @param client who sent it; null if that is not known
 * @param scheme under which scheme; null if it is not said
 * @param host under which name; null if it is not said
 * @param port at which port, apart from the name; 0 if it is not said
 */
public record Hop(
    @Nullable InetAddress client, @Nullable Scheme scheme, @Nullable Authority host, int port) {
  private static final int MAX_DIGITS = 5;

  static @Nullable Scheme scheme(@Nullable String text) {
    return Optional.ofNullable(text).flatMap(Scheme::parse).orElse(null);
  }

  static @Nullable Authority host(@Nullable String text) {
    return text == null ? null : Authority.parse(text);
  }

  static int port(@Nullable String text) {
    if (text == null
        || text.length() > MAX_DIGITS
        || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return 0;
    }
    int port = Integer.parseInt(text);
    return port > 65_535 ? 0 : port;
  }
}
