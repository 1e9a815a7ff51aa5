package io.distrib.ask;

import io.distrib.model.DistributionRequest;
import io.distrib.model.Scheme;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A question of a web server: what is to happen to the request that it describes. Nothing is
 * decoded or normalized. <em>Immutable</em>, as far as {@code headers} is.
 *
 * @param method the method of the request asked about, in its own case: visible US-ASCII
 * @param scheme the scheme under which the client asked the server
 * @param host the value of its Host field; null if there is none
 * @param target its target, raw: visible US-ASCII, from 1 character on
 * @param client the address that asked the server; null if it is not known
 * @param headers the value of one of its header fields by the name in any case, several lines
 *     joined; null if absent
 * @param asksForAccel whether the server wants the request that goes on by {@code
 *     X-Accel-Redirect}, as nginx does
 */
public record Question(
    String method,
    Scheme scheme,
    @Nullable String host,
    String target,
    @Nullable InetAddress client,
    Function<String, @Nullable String> headers,
    boolean asksForAccel) {
  /** The longest request line that the usual servers take, in bytes: that of Apache httpd. */
  private static final int MAX_LINE = 8_190;

  /**
   * Checks what is later written into fields of the answer.
   *
   * @throws IllegalArgumentException if method or target are not as described; the message says
   *     which
   */
  public Question {
    requireVisible("method", method);
    requireVisible("target", target);
  }

  /**
   * The question that came as an HTTP request. It describes the request asked about in {@code
   * X-Forwarded-Method}, {@code -Proto}, {@code -Host}, {@code -Uri} and {@code -For}, or in {@code
   * X-Original-} fields of these names; other fields have their own names. Where there is neither
   * method nor URI among them, and {@code path} begins with {@value QuestionReader#OWN_PREFIX},
   * method, host and the rest of the path are those of the request asked about.
   *
   * @param method the method of the question
   * @param path the target of the question
   * @param fields the lines of a header field of the question by its name in any case; none if
   *     absent
   * @throws IllegalArgumentException if it does not say clearly what it asks about, for example
   *     says it twice: the message says why
   */
  public static Question read(String method, String path, Function<String, List<String>> fields) {
    return new QuestionReader(method, path, fields).read();
  }

  /** The request asked about, as the core needs it. */
  DistributionRequest request(boolean inSession) {
    return new DistributionRequest(
        method, scheme, host, target, client, inSession, headers, maxTarget());
  }

  private int maxTarget() {
    return MAX_LINE - method.length() - "  HTTP/1.1".length();
  }

  private static void requireVisible(String what, String text) {
    if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(what + " (expected visible US-ASCII)");
    }
  }
}
