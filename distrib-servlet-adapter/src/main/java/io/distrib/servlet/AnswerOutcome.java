package io.distrib.servlet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.distrib.model.HttpAnswer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Writes an answer of ours (section 5). Not by {@code sendError}, which would put an error page in
 * its place; the request's body is not touched. <em>Immutable.</em>
 */
record AnswerOutcome(HttpAnswer answer) implements Outcome {
  @Override
  public void carryOut(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    response.setStatus(answer.status());
    answer.headers().forEach(header -> response.setHeader(header.name(), header.value()));
    if (answer.closesConnection() && request.getProtocol().startsWith("HTTP/1")) {
      response.setHeader("Connection", "close");
    }
    if (!answer.body().isEmpty()) {
      response.getOutputStream().write(answer.body().getBytes(US_ASCII));
    }
  }
}
