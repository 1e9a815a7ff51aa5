package io.distrib.servlet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.distrib.model.HttpAnswer;
import io.distrib.model.HttpAnswer.Header;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Writes an answer of ours (rules, section 5). Not by {@code sendError}, which would put an error
 * page in its place; the request's body is not touched. <em>Immutable.</em>
 */
record AnswerOutcome(HttpAnswer answer) implements Outcome {
  @Override
  public void carryOut(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    response.setStatus(answer.status());
    answer.headers().forEach(header -> write(response, header));
    if (answer.closesConnection() && request.getProtocol().startsWith("HTTP/1")) {
      response.setHeader("Connection", "close");
    }
    if (!answer.body().isEmpty()) {
      response.getOutputStream().write(answer.body().getBytes(US_ASCII));
    }
  }

  /** A cookie goes beside those that others have set; any other field takes their place. */
  private static void write(HttpServletResponse response, Header header) {
    if (header.name().equals("Set-Cookie")) {
      response.addHeader(header.name(), header.value());
    } else {
      response.setHeader(header.name(), header.value());
    }
  }
}
