package io.distrib.marker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.google.common.base.Splitter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Rules, section 4: where a marker stands, and that taking it out gives back the very bytes that
 * were there.
 */
class MarkerPlacementTest {
  private static final String LABEL = "distrib=";

  /** Placement, bare target, target with the marker V. */
  private static final String WRITTEN =
      """
      QUERY /shop/cart?x=1   /shop/cart?x=1&distrib=V
      QUERY /shop/           /shop/?distrib=V
      QUERY /                /?distrib=V
      QUERY /p?              /p?&distrib=V
      QUERY /p?&&            /p?&&&distrib=V
      QUERY /p?a?b           /p?a?b&distrib=V
      QUERY //evil/x         //evil/x?distrib=V
      QUERY /p?distrib       /p?distrib&distrib=V
      QUERY /p?%64istrib=1   /p?%64istrib=1&distrib=V
      QUERY /distrib=7?x     /distrib=7?x&distrib=V
      PATH  /shop/cart?x=1   /shop/cart/distrib=V?x=1
      PATH  /shop/           /shop/distrib=V/
      PATH  /                /distrib=V/
      PATH  /?               /distrib=V/?
      PATH  /a/distrib=7/b   /a/distrib=7/b/distrib=V
      PATH  /distrib         /distrib/distrib=V
      PATH  //x//y           //x//y/distrib=V
      PATH  /a//             /a//distrib=V/
      PATH  /a;jsessionid=1  /a;jsessionid=1/distrib=V
      PATH  /p?distrib=7     /p/distrib=V?distrib=7
      """;

  /** Placement, target, the value that is read or - for none, the bare target. */
  private static final String READ =
      """
      QUERY /p?distrib=1                  1   /p
      QUERY /p?DISTRIB=1                  1   /p
      QUERY /p?distrib=1&x=2              1   /p?x=2
      QUERY /p?x=2&distrib=1&y=3          1   /p?x=2&y=3
      QUERY /p?distrib=1&                 1   /p?
      QUERY /p?&distrib=1                 1   /p?
      QUERY /p?&&distrib=1                1   /p?&
      QUERY /p?distrib=1&distrib=2        2   /p
      QUERY /p?distrib=1&x&distrib=2&y    2   /p?x&y
      QUERY /p?distrib=1&another=3&distrib=2  2 /p?another=3
      QUERY /p?distrib=a=b                a=b /p
      QUERY /p?distrib==1                 =1  /p
      QUERY /p?distrib=distrib=1          distrib=1 /p
      QUERY /p?distrib=1&x=distrib=2      1   /p?x=distrib=2
      QUERY /p?distrib=1&session=2&=3     1   /p?session=2&=3
      QUERY /p?session=1&distrib=2        2   /p?session=1
      QUERY /p?=&distrib=1&=              1   /p?=&=
      QUERY /p?a?distrib=1                -   /p?a?distrib=1
      QUERY /distrib=1?x=2                -   /distrib=1?x=2
      QUERY /?=                           -   /?=
      QUERY /p?xdistrib=1                 -   /p?xdistrib=1
      QUERY /p?distribx=1                 -   /p?distribx=1
      QUERY /p?distrib                    -   /p?distrib
      QUERY /p?a=%26distrib%3D5           -   /p?a=%26distrib%3D5
      QUERY /distrib=1                    -   /distrib=1
      QUERY /p?d\u0131strib=1             -   /p?d\u0131strib=1
      PATH  /p/distrib=1                  1   /p
      PATH  /p/distrib=1/                 1   /p/
      PATH  /p/DisTrib=1?q                1   /p?q
      PATH  /distrib=1/                   1   /
      PATH  /distrib=1                    1   /
      PATH  /p/distrib=1/distrib=2/       2   /p/
      PATH  /distrib=1/distrib=2          2   /
      PATH  /p/distrib=1//distrib=2       2   /p/
      PATH  /p/distrib=1//                -   /p/distrib=1//
      PATH  /p/distrib=1/x                -   /p/distrib=1/x
      PATH  /p/xdistrib=1                 -   /p/xdistrib=1
      PATH  /p/another=1                  -   /p/another=1
      PATH  /p/distrib                    -   /p/distrib
      PATH  /p?distrib=1                  -   /p?distrib=1
      PATH  *                             -   *
      """;

  @Test
  void writesAsTheTableSays() {
    for (List<String> row : rows(WRITTEN)) {
      assertEquals(
          row.get(2), write(MarkerPlacement.valueOf(row.get(0)), row.get(1)), row::toString);
    }
  }

  @Test
  void readsAndRemovesAsTheTableSays() {
    for (List<String> row : rows(READ)) {
      MarkerPlacement placement = MarkerPlacement.valueOf(row.get(0));
      assertEquals(row.get(2), value(placement, row.get(1)), row::toString);
      assertEquals(row.get(3), placement.remove(row.get(1), LABEL), row::toString);
    }
  }

  @Test
  void aNameIsFoundInAnyCaseOfAllItsLetters() {
    assertEquals("/p", MarkerPlacement.QUERY.remove("/p?AZ=1", "az="));
    assertEquals("/p", MarkerPlacement.PATH.remove("/p/AZ=1", "az="));
  }

  @Test
  void anEmptyValueIsAMarker() {
    assertEquals("", value(MarkerPlacement.QUERY, "/p?distrib="));
    assertEquals("", value(MarkerPlacement.PATH, "/p/distrib="));
    assertEquals("/p", MarkerPlacement.QUERY.remove("/p?distrib=", LABEL));
  }

  @Test
  void removingWhatWasWrittenGivesBackTheOriginalBytes() {
    long seed = 20_261_122L;
    Random random = new Random(seed);
    for (int i = 0; i < 200_000; i++) {
      String target = target(random);
      for (MarkerPlacement placement : MarkerPlacement.values()) {
        String bare = placement.remove(target, LABEL);
        assertSame(bare, placement.remove(bare, LABEL), () -> target + ", seed " + seed);
        String marked = write(placement, bare);
        assertEquals("V", value(placement, marked), () -> target + ", seed " + seed);
        assertEquals(bare, placement.remove(marked, LABEL), () -> target + ", seed " + seed);
      }
    }
  }

  private static String target(Random random) {
    List<String> parts =
        List.of(
            "/",
            "a",
            "distrib",
            "=",
            "distrib=5",
            "&",
            "?",
            "&distrib=6",
            "/distrib=7",
            "%7E",
            ";",
            "DISTRIB=");
    StringBuilder target = new StringBuilder("/");
    for (int i = random.nextInt(12); i > 0; i--) {
      target.append(parts.get(random.nextInt(parts.size())));
    }
    return target.toString();
  }

  private static String write(MarkerPlacement placement, String bare) {
    return placement.insert("", bare, LABEL, "V");
  }

  private static String value(MarkerPlacement placement, String target) {
    int start = placement.lastValueStart(target, LABEL);
    return start < 0 ? "-" : target.substring(start, placement.valueEnd(target, start));
  }

  private static List<List<String>> rows(String table) {
    Splitter splitter = Splitter.on(' ').omitEmptyStrings();
    return table.lines().map(splitter::splitToList).toList();
  }
}
