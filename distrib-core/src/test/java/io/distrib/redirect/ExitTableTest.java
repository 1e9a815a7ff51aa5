package io.distrib.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import io.distrib.model.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What each exit sends: a row for each reason, and the same rows in the documentation. */
class ExitTableTest {
  private static final String TABLE =
      """
      exit               response           destination     marker         cookies
      SESSION            pass               -               -              -
      BYPASS_RULE        pass               -               -              -
      BAD_HOST           bad request        -               -              -
      BAD_TARGET         bad request        -               -              -
      BAD_METHOD         method not allowed -               -              -
      PREFLIGHT          grant              -               -              -
      LOOK_AHEAD         decline            -               -              -
      POOL_TO_SITE       redirect           own site        fresh          group and same site
      POOL_TO_GROUP      redirect           group           -              -
      RETURN_TO_SITE     redirect           remembered site fresh          group and same site
      NAME_TO_SITE       redirect           own site        fresh          group and same site
      FAILOVER_TO_SITE   redirect           own site        kept           -
      UNMARKED_TO_GROUP  redirect           group           -              forget
      TAKEOVER_TO_SITE   redirect           own site        fresh          group and same site
      EXPIRED_TO_GROUP   redirect           group           -              forget
      INVALID_TO_GROUP   redirect           group           -              forget
      ADMITTED           admit              -               -              placement and site
      STAYED             admit              -               -              renewal
      RETURNED           admit              -               -              placement and site
      TAKEN_OVER         admit              -               -              placement and site
      OVERFLOW_STARTED   redirect           next site       walk begun     leave
      RING_BUSY          turn away          -               -              -
      OVERFLOW_CONTINUED redirect           next site       walk continued leave
      ONLY_SITE_BUSY     turn away          -               -              -
      UNREDIRECTABLE     unavailable        -               -              -
      SCRIPT_TOLD        tell script        -               -              -
      UNREADABLE         bad request        -               -              -
      UNDECIDED          pass               -               -              -
      """;

  @Test
  void everyReasonHasItsRow() {
    assertThat(Arrays.stream(Reason.values()).map(ExitTableTest::row).toList()).isEqualTo(rows());
  }

  @Test
  void theDocumentationHasTheSameRows() throws IOException {
    String page = Files.readString(Path.of("../docs/decision-flow.md"));
    for (List<String> row : rows()) {
      assertThat(page)
          .contains("| `" + row.get(0) + "` | " + String.join(" | ", row.subList(1, 5)) + " |");
    }
  }

  private static List<String> row(Reason reason) {
    Exit exit = Exit.of(reason);
    return List.of(
        reason.name(),
        words(exit.response()),
        words(exit.destination()),
        words(exit.mark()),
        words(exit.cookies()));
  }

  private static String words(Enum<?> cell) {
    return cell.name().equals("NONE")
        ? "-"
        : cell.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static List<List<String>> rows() {
    String header = TABLE.lines().findFirst().orElseThrow();
    List<Integer> starts =
        Splitter.on(' ').omitEmptyStrings().splitToStream(header).map(header::indexOf).toList();
    return TABLE.lines().skip(1).map(line -> cells(line, starts)).toList();
  }

  private static List<String> cells(String line, List<Integer> starts) {
    String[] cells = new String[starts.size()];
    for (int i = 0; i < cells.length; i++) {
      int end = i + 1 < cells.length ? starts.get(i + 1) : line.length();
      cells[i] = line.substring(starts.get(i), end).strip();
    }
    return List.of(cells);
  }
}
