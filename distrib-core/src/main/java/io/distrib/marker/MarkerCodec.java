package io.distrib.marker;

import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads, checks, writes and removes the markers of one pool (rules, section 4). Work is linear in
 * the length of the target, whatever stands in it. <em>Thread-safe.</em>
 */
public final class MarkerCodec {
  private static final int MAX_DIGITS = 12;

  /** Of a date from 2001 to 2286. */
  private static final int DATE_DIGITS = 10;

  private final MarkerPlacement placement;
  private final String label;
  private final long lifetimeSeconds;
  private final long skewSeconds;
  private final Seal seal;
  private final Set<String> siteIds;

  private volatile Plain lastPlain = new Plain(-1, "");

  private MarkerCodec(MarkerSettings settings, Topology topology) {
    this.placement = settings.placement();
    this.label = MarkerPlacement.label(settings.name());
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

  /** The last marker of {@code target}, judged at {@code nowSeconds} since 1970-01-01T00:00:00Z. */
  public MarkerReading read(String target, long nowSeconds) {
    int start = placement.lastValueStart(target, label);
    return start < 0
        ? MarkerReading.NONE
        : judge(target.substring(start, placement.valueEnd(target, start)), nowSeconds);
  }

  /** The marker of {@code target}, judged at {@code nowSeconds} since 1970-01-01T00:00:00Z. */
  public MarkerReading read(DatedTarget target, long nowSeconds) {
    return worth(target.issuedAtSeconds(), nowSeconds);
  }

  /**
   * {@code target}, if it ends with its only marker, and that is a date of today's length and needs
   * no signature: nothing of it has to be looked for then. Null for any other, whatever it is.
   */
  public @Nullable DatedTarget dated(String target) {
    int date = target.length() - DATE_DIGITS;
    int start = date - label.length();
    if (start < 2
        || target.charAt(date - 1) != '='
        || target.charAt(0) != '/'
        || seal.signs()
        || !placement.isOnlyMarker(target, date, label)) {
      return null;
    }
    long issued = number(target, date, target.length());
    return issued < 0 ? null : new DatedTarget(target, start - 1, issued);
  }

  /**
   * {@code target} without any marker: the very bytes that were there before; the same object if it
   * has none.
   */
  public String remove(String target) {
    return placement.remove(target, label);
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
    return placement.insert(before, remove(target), label, rawValue);
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
    MarkerReading byDate = worth(issued, nowSeconds);
    if (dateEnd == end) {
      return byDate;
    }
    Marker.Overflow overflow = overflow(value, tilde, end);
    return overflow == null
        ? MarkerReading.INVALID
        : byDate.ofWalk(new Marker(issued, overflow), raw);
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
  private MarkerReading worth(long issuedAtSeconds, long nowSeconds) {
    if (issuedAtSeconds > nowSeconds + skewSeconds) {
      return MarkerReading.INVALID;
    }
    return issuedAtSeconds < nowSeconds - lifetimeSeconds
        ? MarkerReading.EXPIRED
        : MarkerReading.PLAIN;
  }

  /** What 1 to 12 decimal digits in {@code text[start, end)} say; -1 if it is anything else. */
  static long number(String text, int start, int end) {
    if (end <= start || end - start > MAX_DIGITS) {
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
