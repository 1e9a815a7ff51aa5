package io.distrib.marker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.distrib.model.Topology;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes and checks the value of one cookie that names a group or a site: {@code issued~id~mac}.
 * The mac is that of a marker (section 4), over the Pool Name, a NUL, the cookie's name, a NUL and
 * what stands before {@code ~mac}: neither a marker nor another cookie passes for it.
 * <em>Thread-safe.</em>
 */
public final class CookieCodec {
  private static final int LONGEST = 128;
  private static final int MOST_DIGITS = 12;

  private final List<MarkerKey> keys;
  private final byte[] macPrefix;
  private final long lifetimeSeconds;
  private final long skewSeconds;

  private CookieCodec(String prefix, Duration lifetime, MarkerSettings settings) {
    this.keys = settings.keys();
    this.macPrefix = prefix.getBytes(ISO_8859_1);
    this.lifetimeSeconds = lifetime.toSeconds();
    this.skewSeconds = settings.skew().toSeconds();
  }

  /**
   * The codec for the cookie {@code name} of {@code topology}'s pool.
   *
   * @param lifetime how long after its issue a value holds, whole seconds
   * @throws IllegalArgumentException if {@code settings} have no key
   */
  public static CookieCodec of(
      String name, Duration lifetime, MarkerSettings settings, Topology topology) {
    if (settings.keys().isEmpty()) {
      throw new IllegalArgumentException("cookies: no marker keys (expected at least one)");
    }
    return new CookieCodec(topology.pool().name().text() + '\0' + name + '\0', lifetime, settings);
  }

  /** The value that names {@code id}, issued at {@code nowSeconds} since 1970-01-01T00:00:00Z. */
  public String encode(String id, long nowSeconds) {
    String value = nowSeconds + "~" + id;
    return value + "~" + keys.get(0).mac(macPrefix, value);
  }

  /**
   * The id that {@code text} names; null if it is malformed, forged, expired or from the future.
   */
  public @Nullable String read(String text, long nowSeconds) {
    int end = text.length() - MarkerKey.MAC_LENGTH - 1;
    int dateEnd = text.indexOf('~');
    if (text.length() > LONGEST
        || dateEnd < 1
        || dateEnd > MOST_DIGITS
        || dateEnd >= end
        || text.charAt(end) != '~'
        || !isSigned(text.substring(0, end), text.substring(end + 1))) {
      return null;
    }
    // Signed, hence written by one of us: a date, and an id.
    long issued = Long.parseLong(text, 0, dateEnd, 10);
    return issued <= nowSeconds + skewSeconds && issued >= nowSeconds - lifetimeSeconds
        ? text.substring(dateEnd + 1, end)
        : null;
  }

  private boolean isSigned(String value, String mac) {
    for (MarkerKey key : keys) {
      if (key.id() == mac.charAt(0)) {
        return key.verifies(macPrefix, value, mac);
      }
    }
    return false;
  }
}
