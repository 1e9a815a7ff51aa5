package io.distrib.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.HttpAnswer.Header;
import io.distrib.redirect.Distributor;
import io.distrib.redirect.Permit;
import io.distrib.redirect.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The whole adapter for the JDK's own HTTP server. <em>Thread-safe.</em>
 *
 * @param inSession whether a request belongs to a live session
 * @param application what it serves for a request, given the target without its marker
 */
record JdkServerAdapter(
    Distributor distributor,
    Predicate<HttpExchange> inSession,
    BiFunction<DistributionRequest, String, HttpAnswer> application)
    implements HttpHandler, Verdict.Cases<DistributionRequest, HttpAnswer> {
  // region adapter
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    DistributionRequest request = JdkServerRequest.read(exchange, inSession.test(exchange));
    write(exchange, distributor.handle(request).fold(request, this));
  }

  @Override
  public HttpAnswer pass(
      DistributionRequest request, @Nullable String target, List<Header> fields, Permit permit) {
    try (permit) {
      return application.apply(request, target == null ? request.target() : target).with(fields);
    }
  }

  @Override
  public HttpAnswer respond(DistributionRequest request, HttpAnswer answer) {
    return answer;
  }

  private static void write(HttpExchange exchange, HttpAnswer answer) throws IOException {
    for (Header header : answer.headers()) {
      exchange.getResponseHeaders().add(header.name(), header.value());
    }
    if (answer.closesConnection()) {
      exchange.getResponseHeaders().set("Connection", "close");
    }
    byte[] body = answer.body().getBytes(US_ASCII);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.getResponseBody().flush(); // close() waits for the rest of the request
    exchange.close();
  }
  // end region
}
