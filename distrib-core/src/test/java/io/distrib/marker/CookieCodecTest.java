package io.distrib.marker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.distrib.testkit.Topologies;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the value of a cookie says, and what is none. */
class CookieCodecTest {
  private static final long NOW = 1_700_000_000L;
  private static final String COOKIE = "distrib_site";
  private static final List<MarkerKey> KEYS = List.of(MarkerKey.of('a', "only for tests"));

  @Test
  void aValueNamesItsIdUntilItsLifetimeIsOver() {
    for (List<MarkerKey> keys : List.of(KEYS, List.<MarkerKey>of())) {
      String value = codec(keys).encode("boston", NOW);
      assertEquals("boston", codec(keys).read(value, NOW + 60));
      assertNull(codec(keys).read(value, NOW + 61));
      assertEquals("boston", codec(keys).read(value, NOW - 5));
      assertNull(codec(keys).read(value, NOW - 6));
    }
  }

  @Test
  void anIdMayHaveATildeOfItsOwn() {
    assertEquals("a~b", codec(KEYS).read(codec(KEYS).encode("a~b", NOW), NOW));
  }

  /** Even if it is genuine, as no value of ours is. */
  @Test
  void aValueWithoutAnIdIsNone() {
    Seal seal = new Seal(KEYS, "app.example.test\0" + COOKIE + '\0');
    assertEquals("x", codec(KEYS).read(seal.sign(NOW + "~x"), NOW));
    for (String value : List.of("" + NOW, "~x", "x", "", "1x~x", "-1~x", "1000000000000~x")) {
      assertNull(codec(KEYS).read(seal.sign(value), NOW), value);
      assertNull(codec(List.of()).read(value, NOW), value);
    }
  }

  @Test
  void noValueIsLongerThan128Characters() {
    String value = NOW + "~" + "x".repeat(128 - 11);
    assertEquals(117, codec(List.of()).read(value, NOW).length());
    assertNull(codec(List.of()).read(value + "x", NOW));
  }

  private static CookieCodec codec(List<MarkerKey> keys) {
    MarkerSettings settings =
        new MarkerSettings(
            MarkerPlacement.QUERY, "distrib", Duration.ofSeconds(60), Duration.ofSeconds(5), keys);
    return CookieCodec.of(COOKIE, Duration.ofSeconds(60), settings, Topologies.flat());
  }
}
