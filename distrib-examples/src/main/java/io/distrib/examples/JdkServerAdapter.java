package io.distrib.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.distrib.model.DistributionDecision.Admit;
import io.distrib.model.DistributionDecision.Answer;
import io.distrib.model.DistributionDecision.Bypass;
import io.distrib.model.DistributionDecision.Cases;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.redirect.Distributor;
import java.io.IOException;
import java.util.function.BiFunction;
import java.util.function.Predicate;

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
    implements HttpHandler, Cases<DistributionRequest, HttpAnswer> {
  // region adapter
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    DistributionRequest request = JdkServerRequest.read(exchange, inSession.test(exchange));
    HttpAnswer answer =
        distributor
            .statusAnswer(request)
            .orElseGet(() -> distributor.decide(request).fold(request, this));
    write(exchange, answer);
  }

  @Override
  public HttpAnswer bypass(DistributionRequest request, Bypass decision) {
    return serve(request, decision.target(request.target()));
  }

  @Override
  public HttpAnswer admit(DistributionRequest request, Admit decision) {
    return serve(request, decision.target());
  }

  @Override
  public HttpAnswer answer(DistributionRequest request, Answer decision) {
    return distributor.render(request, decision);
  }

  private HttpAnswer serve(DistributionRequest request, String target) {
    long begun = distributor.inFlight().begin();
    try {
      return application.apply(request, target);
    } finally {
      distributor.inFlight().end(begun);
    }
  }

  private static void write(HttpExchange exchange, HttpAnswer answer) throws IOException {
    for (HttpAnswer.Header header : answer.headers()) {
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
