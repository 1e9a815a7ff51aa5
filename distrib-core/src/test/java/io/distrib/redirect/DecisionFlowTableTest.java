package io.distrib.redirect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.base.Splitter;
import com.google.common.collect.Lists;
import io.distrib.marker.MarkerReading.State;
import io.distrib.model.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The flow itself (rules, section 3): a row for each exit; {@code -} is "not asked", {@code a/b} is
 * "a or b".
 */
class DecisionFlowTableTest {
  private static final String FLOW =
      """
      session bypass form    purpose    host       return proper marker                     placed moved last full alone here next hops script exit
      yes     -      -       -          -          -      -      -                          -      -     -    -    -     -    -    -    -      SESSION
      no      yes    -       -          -          -      -      -                          -      -     -    -    -     -    -    -    -      BYPASS_RULE
      no      no     host    -          -          -      -      -                          -      -     -    -    -     -    -    -    -      BAD_HOST
      no      no     target  -          -          -      -      -                          -      -     -    -    -     -    -    -    -      BAD_TARGET
      no      no     method  -          -          -      -      -                          -      -     -    -    -     -    -    -    -      BAD_METHOD
      no      no     proper  PREFLIGHT  -          -      -      -                          -      -     -    -    -     -    -    -    -      PREFLIGHT
      no      no     proper  LOOK_AHEAD -          -      -      -                          -      -     -    -    -     -    -    -    -      LOOK_AHEAD
      no      no     proper  USE        POOL       yes    -      -                          -      -     -    -    -     -    -    -    no     RETURN_TO_SITE
      no      no     proper  USE        POOL       no     yes    -                          -      -     -    -    -     -    -    -    no     POOL_TO_SITE
      no      no     proper  USE        POOL       no     no     -                          -      -     -    -    -     -    -    -    no     POOL_TO_GROUP
      no      no     proper  USE        OTHER      yes    -      -                          -      -     -    -    -     -    -    -    no     RETURN_TO_SITE
      no      no     proper  USE        OTHER      no     -      -                          -      -     -    -    -     -    -    -    no     NAME_TO_SITE
      no      no     proper  USE        OTHER_SITE -      -      NONE/INVALID/EXPIRED/PLAIN -      -     -    -    -     -    -    -    no     NAME_TO_SITE
      no      no     proper  USE        OTHER_SITE -      -      OVERFLOW                   -      -     -    -    -     -    -    -    no     FAILOVER_TO_SITE
      no      no     proper  USE        OWN        -      -      NONE/EXPIRED               yes    no    -    no   -     -    -    -    -      STAYED
      no      no     proper  USE        OWN        -      -      NONE/EXPIRED               yes    yes   -    no   -     -    -    -    -      TAKEN_OVER
      no      no     proper  USE        OWN        -      -      NONE/EXPIRED               yes    -     -    yes  no    -    -    -    no     OVERFLOW_STARTED
      no      no     proper  USE        OWN        -      -      NONE/EXPIRED               yes    -     -    yes  yes   -    -    -    -      ONLY_SITE_BUSY
      no      no     proper  USE        OWN        -      -      NONE                       no     yes   -    -    -     -    -    -    no     TAKEOVER_TO_SITE
      no      no     proper  USE        OWN        -      -      NONE                       no     no    no   -    -     -    -    -    no     UNMARKED_TO_GROUP
      no      no     proper  USE        OWN        -      -      NONE                       no     no    yes  no   -     -    -    -    -      RETURNED
      no      no     proper  USE        OWN        -      -      NONE                       no     no    yes  yes  no    -    -    -    no     OVERFLOW_STARTED
      no      no     proper  USE        OWN        -      -      NONE                       no     no    yes  yes  yes   -    -    -    -      ONLY_SITE_BUSY
      no      no     proper  USE        OWN        -      -      EXPIRED                    no     -     no   -    -     -    -    -    no     EXPIRED_TO_GROUP
      no      no     proper  USE        OWN        -      -      EXPIRED                    no     no    yes  no   -     -    -    -    -      RETURNED
      no      no     proper  USE        OWN        -      -      EXPIRED                    no     yes   yes  no   -     -    -    -    -      TAKEN_OVER
      no      no     proper  USE        OWN        -      -      EXPIRED                    no     -     yes  yes  no    -    -    -    no     OVERFLOW_STARTED
      no      no     proper  USE        OWN        -      -      EXPIRED                    no     -     yes  yes  yes   -    -    -    -      ONLY_SITE_BUSY
      no      no     proper  USE        OWN        -      -      INVALID                    -      -     -    -    -     -    -    -    no     INVALID_TO_GROUP
      no      no     proper  USE        OWN        -      -      PLAIN/OVERFLOW             -      yes   -    no   -     -    -    -    -      TAKEN_OVER
      no      no     proper  USE        OWN        -      -      PLAIN/OVERFLOW             -      no    -    no   -     -    -    -    -      ADMITTED
      no      no     proper  USE        OWN        -      -      PLAIN                      -      -     -    yes  no    -    -    -    no     OVERFLOW_STARTED
      no      no     proper  USE        OWN        -      -      PLAIN                      -      -     -    yes  yes   -    -    -    -      ONLY_SITE_BUSY
      no      no     proper  USE        OWN        -      -      OVERFLOW                   -      -     -    yes  -     yes  -    -    -      RING_BUSY
      no      no     proper  USE        OWN        -      -      OVERFLOW                   -      -     -    yes  -     no   yes  -    -      RING_BUSY
      no      no     proper  USE        OWN        -      -      OVERFLOW                   -      -     -    yes  -     no   no   yes  -      RING_BUSY
      no      no     proper  USE        OWN        -      -      OVERFLOW                   -      -     -    yes  no    no   no   no   no     OVERFLOW_CONTINUED
      no      no     proper  USE        OWN        -      -      OVERFLOW                   -      -     -    yes  yes   no   no   no   -      ONLY_SITE_BUSY
      no      no     proper  USE        POOL       yes    -      -                          -      -     -    -    -     -    -    -    yes    SCRIPT_TOLD
      no      no     proper  USE        POOL       no     yes    -                          -      -     -    -    -     -    -    -    yes    SCRIPT_TOLD
      no      no     proper  USE        POOL       no     no     -                          -      -     -    -    -     -    -    -    yes    SCRIPT_TOLD
      no      no     proper  USE        OTHER      yes    -      -                          -      -     -    -    -     -    -    -    yes    SCRIPT_TOLD
      no      no     proper  USE        OTHER      no     -      -                          -      -     -    -    -     -    -    -    yes    SCRIPT_TOLD
      no      no     proper  USE        OTHER_SITE -      -      NONE/INVALID/EXPIRED/PLAIN -      -     -    -    -     -    -    -    yes    SCRIPT_TOLD
      no      no     proper  USE        OTHER_SITE -      -      OVERFLOW                   -      -     -    -    -     -    -    -    yes    SCRIPT_TOLD
      no      no     proper  USE        OWN        -      -      NONE/EXPIRED               yes    -     -    yes  no    -    -    -    yes    SCRIPT_TOLD
      no      no     proper  USE        OWN        -      -      NONE                       no     yes   -    -    -     -    -    -    yes    SCRIPT_TOLD
      no      no     proper  USE        OWN        -      -      NONE                       no     no    no   -    -     -    -    -    yes    SCRIPT_TOLD
      no      no     proper  USE        OWN        -      -      NONE                       no     no    yes  yes  no    -    -    -    yes    SCRIPT_TOLD
      no      no     proper  USE        OWN        -      -      EXPIRED                    no     -     no   -    -     -    -    -    yes    SCRIPT_TOLD
      no      no     proper  USE        OWN        -      -      EXPIRED                    no     -     yes  yes  no    -    -    -    yes    SCRIPT_TOLD
      no      no     proper  USE        OWN        -      -      INVALID                    -      -     -    -    -     -    -    -    yes    SCRIPT_TOLD
      no      no     proper  USE        OWN        -      -      PLAIN                      -      -     -    yes  no    -    -    -    yes    SCRIPT_TOLD
      no      no     proper  USE        OWN        -      -      OVERFLOW                   -      -     -    yes  no    no   no   no   yes    SCRIPT_TOLD
      no      no     upgrade -          POOL       yes    -      -                          -      -     -    -    -     -    -    -    -      UNREDIRECTABLE
      no      no     upgrade -          POOL       no     yes    -                          -      -     -    -    -     -    -    -    -      UNREDIRECTABLE
      no      no     upgrade -          POOL       no     no     -                          -      -     -    -    -     -    -    -    -      UNREDIRECTABLE
      no      no     upgrade -          OTHER      yes    -      -                          -      -     -    -    -     -    -    -    -      UNREDIRECTABLE
      no      no     upgrade -          OTHER      no     -      -                          -      -     -    -    -     -    -    -    -      UNREDIRECTABLE
      no      no     upgrade -          OTHER_SITE -      -      NONE/INVALID/EXPIRED/PLAIN -      -     -    -    -     -    -    -    -      UNREDIRECTABLE
      no      no     upgrade -          OTHER_SITE -      -      OVERFLOW                   -      -     -    -    -     -    -    -    -      UNREDIRECTABLE
      no      no     upgrade -          OWN        -      -      NONE/EXPIRED               yes    no    -    no   -     -    -    -    -      STAYED
      no      no     upgrade -          OWN        -      -      NONE/EXPIRED               yes    yes   -    no   -     -    -    -    -      TAKEN_OVER
      no      no     upgrade -          OWN        -      -      NONE/EXPIRED               yes    -     -    yes  no    -    -    -    -      UNREDIRECTABLE
      no      no     upgrade -          OWN        -      -      NONE/EXPIRED               yes    -     -    yes  yes   -    -    -    -      ONLY_SITE_BUSY
      no      no     upgrade -          OWN        -      -      NONE                       no     yes   -    -    -     -    -    -    -      UNREDIRECTABLE
      no      no     upgrade -          OWN        -      -      NONE                       no     no    no   -    -     -    -    -    -      UNREDIRECTABLE
      no      no     upgrade -          OWN        -      -      NONE                       no     no    yes  no   -     -    -    -    -      RETURNED
      no      no     upgrade -          OWN        -      -      NONE                       no     no    yes  yes  no    -    -    -    -      UNREDIRECTABLE
      no      no     upgrade -          OWN        -      -      NONE                       no     no    yes  yes  yes   -    -    -    -      ONLY_SITE_BUSY
      no      no     upgrade -          OWN        -      -      EXPIRED                    no     -     no   -    -     -    -    -    -      UNREDIRECTABLE
      no      no     upgrade -          OWN        -      -      EXPIRED                    no     no    yes  no   -     -    -    -    -      RETURNED
      no      no     upgrade -          OWN        -      -      EXPIRED                    no     yes   yes  no   -     -    -    -    -      TAKEN_OVER
      no      no     upgrade -          OWN        -      -      EXPIRED                    no     -     yes  yes  no    -    -    -    -      UNREDIRECTABLE
      no      no     upgrade -          OWN        -      -      EXPIRED                    no     -     yes  yes  yes   -    -    -    -      ONLY_SITE_BUSY
      no      no     upgrade -          OWN        -      -      INVALID                    -      -     -    -    -     -    -    -    -      UNREDIRECTABLE
      no      no     upgrade -          OWN        -      -      PLAIN/OVERFLOW             -      yes   -    no   -     -    -    -    -      TAKEN_OVER
      no      no     upgrade -          OWN        -      -      PLAIN/OVERFLOW             -      no    -    no   -     -    -    -    -      ADMITTED
      no      no     upgrade -          OWN        -      -      PLAIN                      -      -     -    yes  no    -    -    -    -      UNREDIRECTABLE
      no      no     upgrade -          OWN        -      -      PLAIN                      -      -     -    yes  yes   -    -    -    -      ONLY_SITE_BUSY
      no      no     upgrade -          OWN        -      -      OVERFLOW                   -      -     -    yes  -     yes  -    -    -      RING_BUSY
      no      no     upgrade -          OWN        -      -      OVERFLOW                   -      -     -    yes  -     no   yes  -    -      RING_BUSY
      no      no     upgrade -          OWN        -      -      OVERFLOW                   -      -     -    yes  -     no   no   yes  -      RING_BUSY
      no      no     upgrade -          OWN        -      -      OVERFLOW                   -      -     -    yes  no    no   no   no   -      UNREDIRECTABLE
      no      no     upgrade -          OWN        -      -      OVERFLOW                   -      -     -    yes  yes   no   no   no   -      ONLY_SITE_BUSY
      """;

  private static final List<String> YES_NO = List.of("yes", "no");
  private static final List<List<String>> DOMAINS =
      List.of(
          YES_NO,
          YES_NO,
          List.of("host", "target", "method", "proper", "upgrade"),
          names(Facts.Purpose.values()),
          names(Facts.Host.values()),
          YES_NO,
          YES_NO,
          names(State.values()),
          YES_NO,
          YES_NO,
          YES_NO,
          YES_NO,
          YES_NO,
          YES_NO,
          YES_NO,
          YES_NO,
          YES_NO);

  @Test
  void everyRowTakesItsExitAndAsksForNothingElse() {
    for (Row row : rows()) {
      for (List<String> facts : expand(row.cells())) {
        assertEquals(row.exit(), exit(new TableFacts(facts)), row::toString);
      }
    }
  }

  /** No two rows have a combination in common, and together they have as many as there are. */
  @Test
  void theRowsCoverTheWholeProductOfFactsExactlyOnce() {
    List<Row> rows = rows();
    long covered = 0;
    for (int i = 0; i < rows.size(); i++) {
      List<Set<String>> choices = choices(rows.get(i));
      covered += combinations(choices);
      for (Row other : rows.subList(0, i)) {
        assertEquals(false, overlap(choices, choices(other)), rows.get(i) + " and " + other);
      }
    }
    assertEquals(combinations(DOMAINS.stream().map(Set::copyOf).toList()), covered);
  }

  @Test
  void everyReasonIsAnExit() {
    Set<Reason> exits = EnumSet.noneOf(Reason.class);
    rows().forEach(row -> exits.add(row.exit()));
    assertEquals(
        EnumSet.complementOf(EnumSet.of(Reason.UNREADABLE, Reason.UNDECIDED)),
        exits,
        "all but those for which the flow is not asked");
  }

  private static Reason exit(Facts facts) {
    return DecisionFlow.taken(DecisionFlow.due(facts), facts);
  }

  private record Row(List<String> cells, Reason exit) {}

  private static List<Row> rows() {
    return FLOW.lines()
        .skip(1)
        .map(line -> Splitter.on(' ').omitEmptyStrings().splitToList(line))
        .map(
            cells ->
                new Row(
                    cells.subList(0, DOMAINS.size()), Reason.valueOf(cells.get(DOMAINS.size()))))
        .toList();
  }

  /** Every combination that the cells stand for; "not asked" stays as it is. */
  private static List<List<String>> expand(List<String> cells) {
    return Lists.cartesianProduct(cells.stream().map(Splitter.on('/')::splitToList).toList());
  }

  /** What each cell stands for: "not asked" for the whole domain. */
  private static List<Set<String>> choices(Row row) {
    List<Set<String>> choices = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      String cell = row.cells().get(i);
      choices.add(
          Set.copyOf(cell.equals("-") ? DOMAINS.get(i) : Splitter.on('/').splitToList(cell)));
    }
    return choices;
  }

  private static boolean overlap(List<Set<String>> some, List<Set<String>> others) {
    return IntStream.range(0, some.size())
        .noneMatch(i -> Collections.disjoint(some.get(i), others.get(i)));
  }

  private static long combinations(List<Set<String>> choices) {
    return choices.stream().mapToLong(Set::size).reduce(1, (a, b) -> a * b);
  }

  private static List<String> names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::name).toList();
  }
}
