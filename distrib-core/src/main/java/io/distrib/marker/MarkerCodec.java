package io.distrib.marker;

import com.google.common.base.Ascii;
import io.distrib.model.Site;
import io.distrib.model.Topology;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads, checks, writes and removes the markers of one pool (section 4). Work is linear in the
 * length of the target, whatever stands in it. <em>Thread-safe.</em>
 */
public final class MarkerCodec {
  private final MarkerPlacement placement;
  private final String name;
  private final long lifetimeSeconds;
  private final long skewSeconds;
  private final Seal seal;
  private final Set<String> siteIds;

  private volatile Plain lastPlain = new Plain(-1, "");

  private MarkerCodec(MarkerSettings settings, Topology topology) {
    this.placement = settings.placement();
    this.name = Ascii.toLowerCase(settings.name());
    this.lifetimeSeconds = settings.lifetime().toSeconds();
    this.skewSeconds = settings.skew().toSeconds();
    this.seal = new Seal(settings.keys(), topology.pool().name().text() + '\0');
    this.siteIds = topology.sites().stream().map(Site::id).collect(Collectors.toUnmodifiableSet());
  }

  /** The value of a marker without a walk. */
  private record Plain(long issuedAtSeconds, String value) {}

  /** The codec for the markers of {@code topology}'s pool. */
  public static MarkerCodec of(MarkerSettings settings, Topology topology) {
    return new MarkerCodec(settings, topology);
  }

  /**
   * Where the value of the last marker of {@code target} starts, for whoever reads and then removes
   * it; -1 if there is no marker.
   */
  public int find(String target) {
    return placement.lastValueStart(target, name);
  }

  /** The last marker of {@code target}, judged at {@code nowSeconds} since 1970-01-01T00:00:00Z. */
  public MarkerReading read(String target, long nowSeconds) {
    return read(target, find(target), nowSeconds);
  }

  /**
   * As {@link #read(String, long)}, of the marker that {@link #find} found at {@code start}. In a
   * date there is no end and no {@code %7E}: both are looked for behind it.
   */
  public MarkerReading read(String target, int start, long nowSeconds) {
    if (start < 0) {
      return MarkerReading.NONE;
    }
    int dateEnd = digitsEnd(target, start, target.length());
    int end = placement.valueEnd(target, dateEnd);
    int percent = target.indexOf('%', dateEnd);
    if (percent >= 0 && percent < end) {
      String raw = target.substring(start, end);
      String value = MarkerPlacement.value(raw);
      return judge(value, 0, digitsEnd(value, 0, value.length()), value.length(), raw, nowSeconds);
    }
    return judge(target, start, dateEnd, end, null, nowSeconds);
  }

  /**
   * {@code target} without any marker: the very bytes that were there before; the same object if it
   * has none.
   */
  public String remove(String target) {
    return remove(target, find(target));
  }

  /** As {@link #remove(String)}; {@code last} is what {@link #find} says of {@code target}. */
  public String remove(String target, int last) {
    return last < 0 ? target : placement.remove(target, name, last);
  }

  /**
   * {@code before} and then {@code target}, its markers replaced by {@code marker}, signed if there
   * is a key.
   */
  public String write(String before, String target, Marker marker) {
    return writeRaw(before, target, encode(marker));
  }

  /**
   * {@code before} and then {@code target}, its markers replaced by one whose value is {@code
   * rawValue}.
   */
  public String writeRaw(String before, String target, String rawValue) {
    return placement.insert(before, remove(target), name, rawValue);
  }

  /** The value that says {@code marker}. */
  public String encode(Marker marker) {
    Marker.Overflow walk = marker.overflow();
    return walk == null
        ? encodePlain(marker.issuedAtSeconds())
        : seal.sign(marker.issuedAtSeconds() + "~" + walk.initial() + "~" + walk.hop());
  }

  /** All that is written within a second without a walk is the same. */
  private String encodePlain(long issuedAtSeconds) {
    Plain last = lastPlain;
    if (last.issuedAtSeconds() != issuedAtSeconds) {
      last = new Plain(issuedAtSeconds, seal.sign(Long.toString(issuedAtSeconds)));
      lastPlain = last;
    }
    return last.value();
  }

  /**
   * Judges {@code text[start, end)}; {@code raw} is what it stood as, null if it is the text
   * itself.
   */
  private MarkerReading judge(
      String text, int start, int dateEnd, int end, @Nullable String raw, long nowSeconds) {
    int signed = seal.verifiedEnd(text, start, end);
    if (signed < 0 || dateEnd == start || dateEnd - start > 12) {
      return MarkerReading.INVALID;
    }
    Marker.@Nullable Overflow overflow = null;
    if (dateEnd < signed) {
      overflow = overflow(text, dateEnd, signed);
      if (overflow == null) {
        return MarkerReading.INVALID;
      }
    }
    long issued = number(text, start, dateEnd);
    MarkerReading dated = dated(issued, nowSeconds);
    return overflow == null
        ? dated
        : dated.ofWalk(
            new Marker(issued, overflow), raw == null ? text.substring(start, end) : raw);
  }

  /**
   * The walk that {@code text[tilde, end)}, {@code ~initial~hop}, tells of; null if it is
   * malformed.
   */
  private Marker.@Nullable Overflow overflow(String text, int tilde, int end) {
    int second = text.indexOf('~', tilde + 1);
    if (text.charAt(tilde) != '~' || second < 0 || second >= end) {
      return null;
    }
    int digits = end - second - 1;
    if (digits < 1
        || digits > 2
        || digitsEnd(text, second + 1, end) != end
        || text.charAt(second + 1) == '0') {
      return null;
    }
    String initial = text.substring(tilde + 1, second);
    return siteIds.contains(initial)
        ? new Marker.Overflow(initial, Integer.parseInt(text, second + 1, end, 10))
        : null;
  }

  /** What the digits in {@code text[start, end)}, at most 12, say. */
  static long number(String text, int start, int end) {
    long number = 0;
    for (int i = start; i < end; i++) {
      number = 10 * number + (text.charAt(i) - '0');
    }
    return number;
  }

  /** What a marker without a walk is worth by its date. */
  private MarkerReading dated(long issuedAtSeconds, long nowSeconds) {
    if (issuedAtSeconds > nowSeconds + skewSeconds) {
      return MarkerReading.INVALID;
    }
    return issuedAtSeconds < nowSeconds - lifetimeSeconds
        ? MarkerReading.EXPIRED
        : MarkerReading.PLAIN;
  }

  /** Where the decimal digits end that stand at {@code start}, at {@code end} at the latest. */
  static int digitsEnd(String text, int start, int end) {
    int i = start;
    while (i < end && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }
}
