package io.distrib.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.distrib.config.PoolConfiguration;
import io.distrib.model.DistributionDecision.Admit;
import io.distrib.model.DistributionDecision.Answer;
import io.distrib.model.DistributionDecision.Bypass;
import io.distrib.model.DistributionDecision.Cases;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.Scheme;
import io.distrib.redirect.Distributor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An adapter in a few lines: an application on the JDK's own HTTP server, as the site Boston. */
public final class JdkServerExample implements Cases<DistributionRequest, HttpAnswer> {
  private final Visits visits = new Visits();
  private final Distributor distributor =
      PoolConfiguration.read(Path.of("app.yaml")).distributor("boston").build();

  private JdkServerExample() {}

  /** Serves at an address and a port, 0 for a free one. */
  public static void main(String... args) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(args[0], Integer.parseInt(args[1])), 0);
    server.createContext("/", new JdkServerExample()::handle);
    server.start();
    System.out.println("started on port " + server.getAddress().getPort());
  }

  // region adapter
  private void handle(HttpExchange exchange) throws IOException {
    DistributionRequest request =
        new DistributionRequest(
            exchange.getRequestMethod(),
            Scheme.HTTP,
            field(exchange, "Host"),
            exchange.getRequestURI().toString(),
            exchange.getRemoteAddress().getAddress(),
            visits.isLive(field(exchange, "Cookie")),
            name -> field(exchange, name));
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

  // end region

  /** The application. */
  private HttpAnswer serve(DistributionRequest request, String target) {
    long begun = distributor.inFlight().begin();
    try {
      String session = visits.open(request.header("Cookie"));
      HttpAnswer.Header cookie = new HttpAnswer.Header("Set-Cookie", Visits.cookie(session));
      return new HttpAnswer(200, List.of(cookie), visits.page(session, target), false);
    } finally {
      distributor.inFlight().end(begun);
    }
  }

  private static @Nullable String field(HttpExchange exchange, String name) {
    List<String> values = exchange.getRequestHeaders().get(name);
    return values == null ? null : DistributionRequest.joined(name, values);
  }

  private static void write(HttpExchange exchange, HttpAnswer answer) throws IOException {
    answer
        .headers()
        .forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
    if (answer.closesConnection()) {
      exchange.getResponseHeaders().set("Connection", "close");
    }
    byte[] body = answer.body().getBytes(US_ASCII);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
