package io.distrib.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.distrib.topology.Fault;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nothing that a terminal acts upon comes through, whatever it is. */
class PrintableTextTest {
  private static final Pattern HARMFUL = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  @Test
  void everyCodePointIsShownOrEscaped() {
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint = next(codePoint)) {
      String text = Character.toString(codePoint);
      boolean isHarmful = HARMFUL.matcher(text).matches();
      String escape = text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
      assertEquals(
          isHarmful ? "a" + escape + "b" : "a" + text + "b",
          new PrintableText("a" + text + "b").text());
    }
  }

  /** All of the three planes that have most characters, and a sample of the rest. */
  private static int next(int codePoint) {
    return codePoint + (codePoint < 0x30000 ? 1 : 257);
  }

  @Test
  void whatIsCutIsStillPrintable() {
    String text = "ab" + Character.toString(0x1f600) + "cd";
    assertEquals("ab\\ud83d...", PrintableText.of(text, 3).text(), "half of a pair");
    assertEquals(text, PrintableText.of(text, text.length()).text());
  }

  @Test
  void eachPartOfAFaultIsPrintable() {
    Fault fault = new Fault("pool.\u009bx", "\u202e", "one of \u001b[31m");
    assertEquals("pool.\\u009bx: \"\\u202e\" (expected one of \\u001b[31m)", fault.toString());
  }

  @Test
  void aFaultIsShortHoweverLongWhatItTellsIs() {
    String endless = "x".repeat(1_000_000);
    assertFalse(new Fault(endless, endless, endless).toString().length() > 2_500);
  }

  @Test
  void faultsAreToldUpToAHundredAndThenCounted() {
    List<Fault> faults = Collections.nCopies(912, new Fault("a", null, "b"));
    List<String> lines = Fault.lines(faults).lines().toList();
    assertEquals(101, lines.size());
    assertEquals("and 812 more", lines.get(100));
    assertEquals(100, Fault.listed(faults.subList(0, 100)).size());
    assertEquals(
        IntStream.range(0, 3).mapToObj(i -> "a: missing (expected b)").toList(),
        Fault.listed(faults.subList(0, 3)));
  }
}
