package io.distrib.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeoPointTest {
  /** Distances between cities are published with 0.5 % of difference: the Earth is no sphere. */
  @ParameterizedTest
  @CsvSource({
    "42.3601,-71.0589,41.8781,-87.6298,1369", // Boston, Chicago
    "46.2044,6.1432,48.8566,2.3522,411", // Geneva, Paris
    "51.5074,-0.1278,40.7128,-74.0060,5570", // London, New York
    "35.6762,139.6503,37.7749,-122.4194,8280", // Tokyo, San Francisco, over the date line
    "-33.8688,151.2093,-34.6037,-58.3816,11801" // Sydney, Buenos Aires
  })
  void citiesAreAsFarAsIsKnown(double lat, double lon, double lat2, double lon2, double km) {
    GeoPoint one = new GeoPoint(lat, lon);
    GeoPoint other = new GeoPoint(lat2, lon2);
    assertThat(one.kilometresTo(other)).isCloseTo(km, within(km * 0.005));
    assertThat(other.kilometresTo(one)).isEqualTo(one.kilometresTo(other));
  }

  @Test
  void oppositePointsAreHalfAnEquatorApart() {
    double half = Math.PI * 6371.0088;
    assertThat(new GeoPoint(0, 0).kilometresTo(new GeoPoint(0, 180))).isCloseTo(half, within(1e-6));
    assertThat(new GeoPoint(90, 0).kilometresTo(new GeoPoint(-90, 77)))
        .isCloseTo(half, within(1e-6));
    assertThat(new GeoPoint(17, 4).kilometresTo(new GeoPoint(-17, -176)))
        .isCloseTo(half, within(1e-3));
  }

  @Test
  void aPointIsNowhereElse() {
    assertThat(new GeoPoint(46.2, 6.1).kilometresTo(new GeoPoint(46.2, 6.1))).isZero();
    assertThat(new GeoPoint(10, 180).kilometresTo(new GeoPoint(10, -180)))
        .isCloseTo(0, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(doubles = {90.0001, -91, Double.NaN, Double.POSITIVE_INFINITY})
  void thereIsNoSuchLatitude(double latitude) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GeoPoint(latitude, 0))
        .withMessage("latitude " + latitude + " (expected -90 to 90)");
  }

  @ParameterizedTest
  @ValueSource(doubles = {180.0001, -181, Double.NaN, Double.NEGATIVE_INFINITY})
  void thereIsNoSuchLongitude(double longitude) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GeoPoint(0, longitude))
        .withMessage("longitude " + longitude + " (expected -180 to 180)");
  }
}
