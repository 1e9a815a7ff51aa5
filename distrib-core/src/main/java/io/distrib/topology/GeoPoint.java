package io.distrib.topology;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Objects;

/** A point of the earth's surface. <em>Immutable.</em> */
public final class GeoPoint {
  /** What valid coordinates look like, for messages. */
  public static final String EXPECTED =
      "[latitude, longitude] in degrees, -90 to 90 and -180 to 180, such as [46.2, 6.15]";

  private static final double EARTH_RADIUS_KILOMETRES = 6371.0088;
  private static final int MAX_LATITUDE = 90;
  private static final int MAX_LONGITUDE = 180;

  private final double latitude;
  private final double longitude;

  /** The same point on a sphere of radius 1: distances are worked out from these. */
  private final double x;

  private final double y;
  private final double z;

  /**
   * The point at these coordinates.
   *
   * @param latitude degrees north of the equator, -90 to 90
   * @param longitude degrees east of Greenwich, -180 to 180
   * @throws IllegalArgumentException if one is out of range, or no number
   */
  public GeoPoint(double latitude, double longitude) {
    checkArgument(Math.abs(latitude) <= MAX_LATITUDE, "latitude %s (expected -90 to 90)", latitude);
    checkArgument(
        Math.abs(longitude) <= MAX_LONGITUDE, "longitude %s (expected -180 to 180)", longitude);
    this.latitude = latitude;
    this.longitude = longitude;
    double phi = Math.toRadians(latitude);
    double lambda = Math.toRadians(longitude);
    this.x = Math.cos(phi) * Math.cos(lambda);
    this.y = Math.cos(phi) * Math.sin(lambda);
    this.z = Math.sin(phi);
  }

  /** Degrees north of the equator. */
  public double latitude() {
    return latitude;
  }

  /** Degrees east of Greenwich. */
  public double longitude() {
    return longitude;
  }

  /** How far {@code other} is along a great circle of a round earth, 0 to about 20,015 km. */
  public double kilometresTo(GeoPoint other) {
    double dx = x - other.x;
    double dy = y - other.y;
    double dz = z - other.z;
    double halfChord = Math.sqrt(dx * dx + dy * dy + dz * dz) / 2;
    return 2 * EARTH_RADIUS_KILOMETRES * Math.asin(Math.min(1, halfChord));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GeoPoint point
        && Double.compare(latitude, point.latitude) == 0
        && Double.compare(longitude, point.longitude) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(latitude, longitude);
  }

  @Override
  public String toString() {
    return "[" + latitude + ", " + longitude + "]";
  }
}
