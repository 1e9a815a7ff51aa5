package io.distrib.redirect;

import io.distrib.http.CookieField;
import io.distrib.http.CookieField.Requests;
import io.distrib.http.CookieValues;
import io.distrib.marker.MarkerSettings;
import io.distrib.marker.PlacementCodec;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * The cookie by which a site knows at its own name the clients that it has placed (H12). It is for
 * that name alone, so no other site ever sees it. <em>Thread-safe.</em>
 */
final class PlacementCookie {
  /** Whoever can set cookies for a domain above ours may set some of this name as well. */
  private static final int MAX_VALUES = 4;

  private final String name;
  private final PlacementCodec codec;
  private final long staySeconds;

  private PlacementCookie(MarkerSettings marker, PlacementCodec codec) {
    this.name = marker.name() + "_here";
    this.codec = codec;
    this.staySeconds = marker.stay().toSeconds();
  }

  /** That of the site; null if it has none. */
  static @Nullable PlacementCookie of(DistributorSettings settings) {
    MarkerSettings marker = settings.marker;
    return marker.stay().isZero()
        ? null
        : new PlacementCookie(marker, PlacementCodec.of(marker, settings.topology, settings.site));
  }

  /**
   * When this site placed the client of {@code request}, in seconds since 1970-01-01T00:00:00Z; -1
   * if no sound cookie says so.
   */
  long placedSeconds(DistributionRequest request, long nowSeconds) {
    CookieValues values = values(request);
    for (int i = 0; i < MAX_VALUES; i++) {
      String value = values.next();
      long placed = value == null ? -1 : codec.read(value, nowSeconds);
      if (value == null || placed >= 0) {
        return placed;
      }
    }
    return -1;
  }

  /** Whether {@code request} brings one, sound or not. */
  boolean isBrought(DistributionRequest request) {
    return values(request).next() != null;
  }

  /** Whether it is time for another, for a client that was placed at {@code placedSeconds}. */
  boolean isDue(long placedSeconds, long nowSeconds) {
    return 4 * (nowSeconds - placedSeconds) >= staySeconds;
  }

  /** The {@code Set-Cookie} field for a client that is placed now. */
  String set(long nowSeconds, Scheme scheme) {
    return field(codec.encode(nowSeconds), staySeconds, scheme);
  }

  /** The {@code Set-Cookie} field for a client that is placed no more. */
  String removal(Scheme scheme) {
    return field("", 0, scheme);
  }

  private CookieValues values(DistributionRequest request) {
    return new CookieValues(request.header("Cookie"), name(request.scheme()));
  }

  /** Under https the name has a browser refuse it from anybody but this very host. */
  private String name(Scheme scheme) {
    return scheme == Scheme.HTTPS ? "__Host-" + name : name;
  }

  private String field(String value, long maxAgeSeconds, Scheme scheme) {
    return CookieField.of(name(scheme), value, null, maxAgeSeconds, scheme, Requests.OF_ALL);
  }
}
