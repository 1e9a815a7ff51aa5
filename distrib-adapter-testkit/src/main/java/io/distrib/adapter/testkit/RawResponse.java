package io.distrib.adapter.testkit;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came back for one request; a character for each byte. <em>Immutable.</em>
 *
 * @param interim the status codes of the responses before the final one, such as 100
 * @param status the status code; {@link #NO_STATUS} if the connection or the stream ended without a
 *     response
 * @param head the status line and the header fields, one each
 * @param body as many bytes as Content-Length says
 * @param rest what came after it; nothing should
 */
public record RawResponse(
    List<Integer> interim, int status, List<String> head, String body, String rest) {
  /** No response came. */
  public static final int NO_STATUS = 0;

  static final RawResponse NONE = new RawResponse(List.of(), NO_STATUS, List.of(), "", "");

  /** Copies the lists. */
  public RawResponse {
    interim = List.copyOf(interim);
    head = List.copyOf(head);
  }

  /** The status codes in their order, as a {@link Deviation} names them. */
  public String statuses() {
    return IntStream.concat(interim.stream().mapToInt(code -> code), IntStream.of(status))
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(" "));
  }

  /** The values of the header field {@code name}, one for each line, without spaces around them. */
  public List<String> values(String name) {
    return lines(name).map(line -> line.substring(name.length() + 1).strip()).toList();
  }

  /** The first value of the header field {@code name}; null if there is none. */
  public @Nullable String field(String name) {
    return values(name).stream().findFirst().orElse(null);
  }

  private Stream<String> lines(String name) {
    String prefix = name + ":";
    return head.stream().filter(line -> line.regionMatches(true, 0, prefix, 0, prefix.length()));
  }

  RawResponse withRest(String text) {
    return new RawResponse(interim, status, head, body, text);
  }

  /** All of it, for a report. */
  @Override
  public String toString() {
    return status == NO_STATUS
        ? "(no response)"
        : (interim.isEmpty() ? "" : "(interim " + interim + ") ")
            + Printable.of(String.join("\r\n", head) + "\r\n\r\n" + body + rest);
  }
}
