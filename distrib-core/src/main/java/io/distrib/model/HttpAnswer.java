package io.distrib.model;

import java.util.ArrayList;
import java.util.List;

/**
 * An HTTP answer, ready to be written: every adapter sends exactly these bytes (rules, section 5).
 * <em>Immutable.</em>
 *
 * <p>Where a server writes a {@code Date} of its own, it must give way to this one, or this one to
 * it.
 *
 * @param status the status code
 * @param headers the header fields in order, {@code Content-Length} and {@code Date} among them;
 *     {@code Set-Cookie} may stand there more than once, no other field may
 * @param body the content, already empty for HEAD; US-ASCII
 * @param closesConnection whether the connection ends with this answer
 */
public record HttpAnswer(int status, List<Header> headers, String body, boolean closesConnection) {
  /** For a request that the server cannot pass on as the application would have to see it. */
  public static final HttpAnswer NOT_FOUND =
      new HttpAnswer(
          404,
          List.of(new Header("Cache-Control", "no-store"), new Header("Content-Length", "0")),
          "",
          false);

  /**
   * One header field.
   *
   * @param name its name
   * @param value its value: visible US-ASCII and spaces
   */
  public record Header(String name, String value) {}

  /** Copies the list. */
  public HttpAnswer {
    headers = List.copyOf(headers);
  }

  /** The same with {@code fields} behind its own. */
  public HttpAnswer with(List<Header> fields) {
    if (fields.isEmpty()) {
      return this;
    }
    List<Header> all = new ArrayList<>(headers);
    all.addAll(fields);
    return new HttpAnswer(status, all, body, closesConnection);
  }
}
