package io.distrib.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules, section 4: removing a marker leaves all else as it was. */
class UnmarkedParametersTest {
  @Test
  void everyMarkerGoesAndOtherSpellingsStay() {
    UnmarkedParameters parameters =
        UnmarkedParameters.of("distrib=1&x=1&Distrib=2&distrib&distrib=3", "x=1&distrib");
    assertThat(parameters.withoutMarkers("distrib", new String[] {"1", "", "3", "own"}))
        .containsExactly("", "own");
    assertThat(parameters.withoutMarkers("Distrib", new String[] {"2"})).isNull();
    assertThat(parameters.withoutMarkers("x", new String[] {"1"})).containsExactly("1");
  }

  @Test
  void aMarkerIsFoundAsTheContainerDecodedIt() {
    UnmarkedParameters parameters = UnmarkedParameters.of("distrib=1%7Ea%7E1&distrib=%zz", null);
    assertThat(parameters.withoutMarkers("distrib", new String[] {"1~a~1", "%zz"})).isNull();
  }

  @Test
  void anEmptyQueryStaysEmpty() {
    UnmarkedParameters parameters = UnmarkedParameters.of("&distrib=1", "");
    assertThat(parameters.withoutMarkers(Map.of("distrib", new String[] {"1"}))).isEmpty();
  }

  @Test
  void withoutAMarkerNothingIsTouched() {
    Map<String, String[]> all = Map.of("distrib", new String[] {"own"});
    assertThat(UnmarkedParameters.of("a=1", "a=1").withoutMarkers(all)).isSameAs(all);
  }
}
