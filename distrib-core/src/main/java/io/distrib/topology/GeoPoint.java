package io.distrib.topology;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * A point on the Earth. <em>Immutable.</em>
 *
 * @param latitude degrees north of the equator, -90 to 90
 * @param longitude degrees east of Greenwich, -180 to 180
 */
public record GeoPoint(double latitude, double longitude) {
  private static final double MAX_LATITUDE = 90;
  private static final double MAX_LONGITUDE = 180;

  /** The mean radius of the Earth (IUGG). */
  private static final double EARTH_RADIUS_KM = 6_371.0088;

  /**
   * A point.
   *
   * @throws IllegalArgumentException if one of the two is out of range or no number
   */
  public GeoPoint {
    checkArgument(Math.abs(latitude) <= MAX_LATITUDE, "latitude %s (expected -90 to 90)", latitude);
    checkArgument(
        Math.abs(longitude) <= MAX_LONGITUDE, "longitude %s (expected -180 to 180)", longitude);
  }

  /** How far {@code other} is along a great circle, in kilometres; the Earth is a sphere here. */
  public double kilometresTo(GeoPoint other) {
    double sinLatitude = Math.sin(Math.toRadians(other.latitude - latitude) / 2);
    double sinLongitude = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
    double haversine =
        sinLatitude * sinLatitude
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * sinLongitude
                * sinLongitude;
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, haversine)));
  }
}
