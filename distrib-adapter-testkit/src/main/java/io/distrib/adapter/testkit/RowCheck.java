package io.distrib.adapter.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.common.base.Ascii;
import io.distrib.model.HttpAnswer;
import io.distrib.model.HttpAnswer.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;

/**
 * Holds a response against its row.
 *
 * @param serverFields the header fields that the server writes itself, in lower case
 */
record RowCheck(KitRow row, Set<String> serverFields) {
  private static final List<String> COMPARED =
      List.of(
          "location",
          "retry-after",
          "cache-control",
          "content-length",
          "set-cookie",
          "content-type",
          "vary",
          "access-control-allow-origin",
          "strict-transport-security");

  /**
   * The response is what the row says, and field for field what the core gives.
   *
   * @throws AssertionError if it is not; the message shows what was sent and what came
   */
  void check(RawResponse response) {
    HttpAnswer expected = Reference.answer(row);
    List<Executable> checks = new ArrayList<>();
    checks.add(() -> assertEquals(Integer.toString(row.status()), response.statuses(), "status"));
    checks.add(() -> ResponseInvariants.check(response));
    checks.add(() -> ResponseInvariants.checkNothingIsEchoed(row, response));
    checks.add(() -> checkOutcome(response));
    for (String field : fields(expected)) {
      checks.add(
          () -> assertEquals(values(expected, field), values(response, field), "field " + field));
    }
    checks.add(() -> assertEquals(expected.body(), response.body(), "body"));
    assertAll(heading(response), checks);
  }

  /**
   * The response is what {@code deviation} says, and not what the row says.
   *
   * @throws AssertionError if it is not
   */
  void check(Deviation deviation, RawResponse response) {
    if (isRight(response)) {
      fail(
          "The declared deviation does not occur (%s: %s); %s"
              .formatted(deviation.status(), deviation.reason(), heading(response)));
    }
    assertAll(
        "Declared: %s, because: %s; %s"
            .formatted(deviation.status(), deviation.reason(), heading(response)),
        () -> assertEquals(deviation.status(), response.statuses(), "status"),
        () -> ResponseInvariants.check(response));
  }

  /** What a report begins with. */
  String heading(Object response) {
    return "row %s (%s)\n sent:%s\n got: %s\n"
        .formatted(row.name(), row.scenario(), Printable.of(row.request()), response);
  }

  private boolean isRight(RawResponse response) {
    try {
      check(response);
      return true;
    } catch (AssertionError e) {
      return false;
    }
  }

  private void checkOutcome(RawResponse response) {
    if (row.isServed()) {
      String page = EchoApplication.text(row.outcome());
      assertEquals(row.isHead() ? "" : page, response.body(), "what the application sees");
    } else {
      String location = Objects.requireNonNullElse(response.field("Location"), "");
      assertEquals(row.outcome(), location, "Location");
      ResponseInvariants.checkOurs(response, serverFields.contains("date"));
    }
  }

  private Set<String> fields(HttpAnswer expected) {
    Set<String> fields = new TreeSet<>(COMPARED);
    expected.headers().forEach(header -> fields.add(Ascii.toLowerCase(header.name())));
    fields.removeAll(serverFields);
    return fields;
  }

  private static List<String> values(HttpAnswer answer, String field) {
    return normal(
        field,
        answer.headers().stream()
            .filter(header -> Ascii.equalsIgnoreCase(header.name(), field))
            .map(Header::value));
  }

  private static List<String> values(RawResponse response, String field) {
    return normal(field, response.values(field).stream());
  }

  /** Servers leave out the space before a parameter. */
  private static List<String> normal(String field, Stream<String> values) {
    return values
        .map(value -> field.equals("content-type") ? value.replace(" ", "") : value)
        .toList();
  }
}
