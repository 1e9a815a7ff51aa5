package io.distrib.marker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.testkit.Topologies;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The short way of reading a marker comes to the same as the long one. */
class DatedTargetTest {
  private static final long NOW = 1_700_000_000L;
  private static final MarkerCodec CODEC = codec(MarkerPlacement.QUERY);

  @Test
  void aTargetThatEndsWithItsOnlyDateIsDated() {
    assertDated("/?distrib=1700000000", "/");
    assertDated("/a?b&distrib=1700000000", "/a?b");
    assertDated("/a?Distrib=0000000000", "/a");
    assertDated("/a?b=\u00e9&&DISTRIB=9999999999", "/a?b=\u00e9&");
    assertDated(
        "/distrib=1?xdistrib=1&distrib.=1&distrib=1700000000", "/distrib=1?xdistrib=1&distrib.=1");
  }

  @Test
  void anyOtherTargetIsNot() {
    for (String target :
        List.of(
            "",
            "/",
            "1700000000",
            "?distrib=1700000000",
            "*?distrib=1700000000",
            "http://app.test/?distrib=1700000000",
            "/distrib=1700000000",
            "/a&distrib=1700000000",
            "/&distrib=1700000000?a",
            "/?distrib=170000000",
            "/?distrib=17000000001",
            "/?distrib=1700000000&",
            "/?distrib=17000/0000",
            "/?distrib=17000:0000",
            "/?distrib=170000000\u0660",
            "/?xdistrib=1700000000",
            "/?a/distrib=1700000000",
            "/?distrib:1700000000",
            "/?distrib=1&distrib=1700000000",
            "/?a&DISTRIB=&distrib=1700000000")) {
      assertNull(CODEC.dated(target), target);
    }
  }

  @Test
  void neitherASignedMarkerNorOneOfThePathIs() {
    assertNull(codec(MarkerPlacement.PATH).dated("/distrib=1700000000"));
    assertNull(codec(MarkerPlacement.PATH).dated("/?distrib=1700000000"));
    assertNull(
        codec(MarkerPlacement.QUERY, MarkerKey.of('a', "secret")).dated("/?distrib=1700000000"));
  }

  @Test
  void bothWaysComeToTheSame() {
    List<String> parts =
        List.of("/", "?", "&", "a=1", "distrib=1699999990", "distrib=1700000006", "DISTRIB=", "\t");
    long seed = 20_261_123L;
    Random random = new Random(seed);
    int dated = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder target = new StringBuilder("/");
      for (int j = random.nextInt(8); j > 0; j--) {
        target.append(parts.get(random.nextInt(parts.size())));
      }
      dated += compare(target.toString(), "seed " + seed) ? 1 : 0;
    }
    assertTrue(dated > 1_000, dated + " dated");
  }

  private static boolean compare(String target, String hint) {
    DatedTarget dated = CODEC.dated(target);
    if (dated == null) {
      return false;
    }
    assertEquals(CODEC.remove(target), dated.bare(), hint);
    assertEquals(CODEC.read(target, NOW), CODEC.read(dated, NOW), hint);
    String tail = target.substring(dated.bareEnd());
    assertTrue(tail.chars().allMatch(c -> c > ' ' && c < 0x7f), hint);
    return true;
  }

  private static void assertDated(String target, String bare) {
    DatedTarget dated = CODEC.dated(target);
    assertEquals(bare, dated == null ? null : dated.bare(), target);
    long date = Long.parseLong(target.substring(target.length() - 10));
    assertEquals(date, dated.issuedAtSeconds(), target);
    assertEquals(CODEC.read(target, NOW), CODEC.read(dated, NOW), target);
  }

  private static MarkerCodec codec(MarkerPlacement placement, MarkerKey... keys) {
    return MarkerCodec.of(
        new MarkerSettings(
            placement, "distrib", Duration.ofSeconds(60), Duration.ofSeconds(5), List.of(keys)),
        Topologies.flat());
  }
}
