package io.distrib.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Texts that strangers may send, and what must become of them. */
public final class OutsideTexts {
  private static final Pattern HARMFUL = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}&&[^\\n]]");

  /**
   * Marks of direction and of joining, separators, halves of pairs, private and unassigned ones.
   */
  private static final int[] HIGHER = {
    0x034f, 0x0378, 0x061c, 0x200b, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2066, 0x2069, 0xd800,
    0xdfff, 0xe000, 0xfeff, 0xfff9, 0x1f600, 0xe0001, 0xe0020, 0x10ffff
  };

  private static final int PACKED = 16;

  private OutsideTexts() {}

  /** One with each code point below U+0100 in its middle, and some above. */
  public static List<String> all() {
    return IntStream.concat(IntStream.range(0, 0x100), IntStream.of(HIGHER))
        .mapToObj(codePoint -> "a" + Character.toString(codePoint) + "[31mb")
        .toList();
  }

  /** Few, with several code points in each: for what takes its time. */
  public static List<String> packed() {
    List<String> packed = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (String each : all()) {
      text.append(each, 1, each.length() - "[31mb".length());
      if (text.length() >= PACKED) {
        packed.add(text.toString());
        text.setLength(0);
      }
    }
    packed.add(text.toString());
    return packed;
  }

  /** That {@code printed}, line ends aside, holds nothing that a terminal acts upon. */
  public static void assertHarmless(String printed, String why) {
    assertThat(HARMFUL.matcher(printed).results().map(Object::toString))
        .as("%s: %s", why.chars().boxed().toList(), printed)
        .isEmpty();
  }
}
