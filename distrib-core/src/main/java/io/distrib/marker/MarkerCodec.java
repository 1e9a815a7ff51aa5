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
  private static final int MOST_DIGITS = 12;

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
   * As {@link #read(String, long)}, of the marker that {@link #find} found at {@code start}. Most
   * are a date with which the target ends: such a value is looked through once, and not copied.
   */
  public MarkerReading read(String target, int start, long nowSeconds) {
    if (start < 0) {
      return MarkerReading.NONE;
    }
    long issued = seal.signs() ? -1 : number(target, start, target.length());
    return issued < 0
        ? judge(target.substring(start, placement.valueEnd(target, start)), nowSeconds)
        : dated(issued, nowSeconds);
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

  /** What {@code raw}, a value as it stands in a target, is worth. */
  private MarkerReading judge(String raw, long nowSeconds) {
    String value = MarkerPlacement.value(raw);
    int end = seal.verifiedEnd(value);
    int tilde = value.indexOf('~');
    int dateEnd = tilde < 0 ? end : Math.min(tilde, end);
    long issued = number(value, 0, dateEnd);
    if (issued < 0) {
      return MarkerReading.INVALID;
    }
    MarkerReading dated = dated(issued, nowSeconds);
    if (dateEnd == end) {
      return dated;
    }
    Marker.Overflow overflow = overflow(value, tilde, end);
    return overflow == null
        ? MarkerReading.INVALID
        : dated.ofWalk(new Marker(issued, overflow), raw);
  }

  /**
   * The walk that {@code text[tilde, end)}, {@code ~initial~hop}, tells of; null if it is
   * malformed.
   */
  private Marker.@Nullable Overflow overflow(String text, int tilde, int end) {
    int hopStart = text.indexOf('~', tilde + 1) + 1;
    if (hopStart == 0 || end - hopStart > 2) {
      return null;
    }
    long hop = number(text, hopStart, end);
    if (hop < 1 || text.charAt(hopStart) == '0') {
      return null;
    }
    String initial = text.substring(tilde + 1, hopStart - 1);
    return siteIds.contains(initial) ? new Marker.Overflow(initial, (int) hop) : null;
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

  /** What 1 to 12 decimal digits in {@code text[start, end)} say; -1 if it is anything else. */
  static long number(String text, int start, int end) {
    if (end <= start || end - start > MOST_DIGITS) {
      return -1;
    }
    long number = 0;
    for (int i = start; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }
}
