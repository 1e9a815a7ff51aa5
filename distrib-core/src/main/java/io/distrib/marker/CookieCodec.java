package io.distrib.marker;

import io.distrib.topology.Topology;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Writes and checks the value of one cookie that names a group or a site: {@code issued~id~mac}.
 * The mac is that of a marker (rules, section 4), over the Pool Name, a NUL, the cookie's name, a
 * NUL and what stands before {@code ~mac}: neither a marker nor another cookie passes for it.
 * Without keys there is no mac. <em>Thread-safe.</em>
 */
public final class CookieCodec {
  private static final int MAX_LENGTH = 128;

  private final Seal seal;
  private final long lifetimeSeconds;
  private final long skewSeconds;

  private CookieCodec(Seal seal, Duration lifetime, Duration skew) {
    this.seal = seal;
    this.lifetimeSeconds = lifetime.toSeconds();
    this.skewSeconds = skew.toSeconds();
  }

  /**
   * The codec for the cookie {@code name} of {@code topology}'s pool.
   *
   * @param lifetime how long after its issue a value holds, whole seconds
   */
  public static CookieCodec of(
      String name, Duration lifetime, MarkerSettings settings, Topology topology) {
    String scope = topology.pool().name().text() + '\0' + name + '\0';
    return new CookieCodec(new Seal(settings.keys(), scope), lifetime, settings.skew());
  }

  /** The value that names {@code id}, issued at {@code nowSeconds} since 1970-01-01T00:00:00Z. */
  public String encode(String id, long nowSeconds) {
    return seal.sign(nowSeconds + "~" + id);
  }

  /**
   * The id that {@code text} names; null if it is malformed, forged, expired or from the future.
   */
  public @Nullable String read(String text, long nowSeconds) {
    int end = text.length() > MAX_LENGTH ? -1 : seal.verifiedEnd(text);
    int dateEnd = text.indexOf('~');
    long issued = dateEnd < end ? MarkerCodec.number(text, 0, dateEnd) : -1;
    if (issued < 0) {
      return null;
    }
    return issued <= nowSeconds + skewSeconds && issued >= nowSeconds - lifetimeSeconds
        ? text.substring(dateEnd + 1, end)
        : null;
  }
}
