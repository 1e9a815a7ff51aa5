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
  private static final MarkerKey KEY = MarkerKey.of('a', "only for tests");

  @Test
  void aValueNamesItsIdUntilItsLifetimeIsOver() {
    for (CookieCodec codec : List.of(codec(KEY), codec())) {
      String value = codec.encode("boston", NOW);
      assertEquals("boston", codec.read(value, NOW + 60));
      assertNull(codec.read(value, NOW + 61));
      assertEquals("boston", codec.read(value, NOW - 5));
      assertNull(codec.read(value, NOW - 6));
    }
  }

  @Test
  void anIdMayHaveATildeOfItsOwn() {
    assertEquals("a~b", codec(KEY).read(codec(KEY).encode("a~b", NOW), NOW));
  }

  /** Even if it is genuine, as no value of ours is. */
  @Test
  void aValueWithoutAnIdIsNone() {
    Seal seal = new Seal(List.of(KEY), "app.example.test\0" + COOKIE + '\0');
    assertEquals("x", codec(KEY).read(seal.sign(NOW + "~x"), NOW));
    for (String value : List.of("" + NOW, "~x", "x", "", "1x~x", "-1~x", "1000000000000~x")) {
      assertNull(codec(KEY).read(seal.sign(value), NOW), value);
      assertNull(codec().read(value, NOW), value);
    }
  }

  @Test
  void noValueIsLongerThan128Characters() {
    String value = NOW + "~" + "x".repeat(128 - 11);
    assertEquals(117, codec().read(value, NOW).length());
    assertNull(codec().read(value + "x", NOW));
  }

  private static CookieCodec codec(MarkerKey... keys) {
    MarkerSettings settings = MarkerSettings.DEFAULT.withKeys(keys);
    return CookieCodec.of(COOKIE, Duration.ofSeconds(60), settings, Topologies.flat());
  }
}
