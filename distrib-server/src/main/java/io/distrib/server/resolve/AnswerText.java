package io.distrib.server.resolve;

import java.util.List;

/**
 * An answer in words. <em>Immutable.</em>
 *
 * @param status the response code, with what is to be said of it
 * @param records the records of the answer
 */
record AnswerText(String status, List<String> records) {
  AnswerText {
    records = List.copyOf(records);
  }

  static AnswerText of(String status) {
    return new AnswerText(status, List.of());
  }
}
