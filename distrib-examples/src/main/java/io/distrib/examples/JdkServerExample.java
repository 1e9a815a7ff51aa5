package io.distrib.examples;

import com.sun.net.httpserver.HttpServer;
import io.distrib.config.PoolFile;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.redirect.Distributor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/** An application on the JDK's own HTTP server, as the site Boston. */
public final class JdkServerExample {
  private JdkServerExample() {}

  /** Serves at an address and a port, 0 for a free one. */
  public static void main(String... args) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(args[0], Integer.parseInt(args[1])), 0);
    server.createContext("/", site(new Visits()));
    server.start();
    System.out.println("started on port " + server.getAddress().getPort());
  }

  private static JdkServerAdapter site(Visits visits) {
    Distributor distributor = PoolFile.distributor(Path.of("app.yaml"), "boston").build();
    return new JdkServerAdapter(
        distributor,
        exchange -> visits.isLive(JdkServerRequest.field(exchange, "Cookie")),
        (request, target) -> serve(visits, request, target));
  }

  /** The application. */
  private static HttpAnswer serve(Visits visits, DistributionRequest request, String target) {
    String session = visits.open(request.header("Cookie"));
    HttpAnswer.Header cookie = new HttpAnswer.Header("Set-Cookie", Visits.cookie(session));
    return new HttpAnswer(200, List.of(cookie), visits.page(session, target), false);
  }
}
