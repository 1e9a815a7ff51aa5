package io.distrib.naming;

import io.distrib.topology.GeoPoint;
import java.net.InetAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds the sites of a plan that are nearest to a client (D12). <em>Thread-safe.</em> */
final class Nearness {
  private static final double MIN_BAND_KILOMETRES = 100;

  private final LivePlaces places;
  private final double band;

  /**
   * By these places.
   *
   * @param bandPercent by how much farther than the nearest a site may be to count as equal
   */
  Nearness(LivePlaces places, int bandPercent) {
    this.places = places;
    this.band = bandPercent / 100.0;
  }

  /**
   * The choices of {@code plan} that count as equally near to {@code client}, at least one; null if
   * all do, for it is not known where the client is, or where any site is.
   */
  int @Nullable [] nearest(AnswerSet plan, InetAddress client) {
    GeoPoint here = places.locator().pointOf(client);
    if (here == null) {
      return null;
    }
    double[] kilometres = new double[plan.choices()];
    double shortest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < kilometres.length; i++) {
      GeoPoint site = plan.site(i).point();
      kilometres[i] = site == null ? Double.POSITIVE_INFINITY : here.kilometresTo(site);
      shortest = Math.min(shortest, kilometres[i]);
    }
    return shortest == Double.POSITIVE_INFINITY ? null : upTo(kilometres, farthest(shortest));
  }

  private double farthest(double shortest) {
    return shortest + Math.max(shortest * band, MIN_BAND_KILOMETRES);
  }

  private static int[] upTo(double[] kilometres, double farthest) {
    int[] nearest = new int[kilometres.length];
    int count = 0;
    for (int i = 0; i < kilometres.length; i++) {
      if (kilometres[i] <= farthest) {
        nearest[count++] = i;
      }
    }
    return Arrays.copyOf(nearest, count);
  }

  /** How many leading bits of the client's address decide where it is. */
  int scopeOf(InetAddress client) {
    return places.locator().scopeOfPoint(client);
  }
}
