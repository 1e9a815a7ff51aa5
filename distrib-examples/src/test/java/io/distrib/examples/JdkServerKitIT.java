package io.distrib.examples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpServer;
import io.distrib.adapter.testkit.AdapterServer;
import io.distrib.adapter.testkit.Deviation;
import io.distrib.adapter.testkit.DistributorAdapterContract;
import io.distrib.adapter.testkit.EchoApplication;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.HttpAnswer.Header;
import io.distrib.redirect.Distributor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The kit over the adapter for the JDK's own HTTP server, and what that server does otherwise. */
// region kit
class JdkServerKitIT extends DistributorAdapterContract {
  @Override
  protected AdapterServer start(Distributor distributor) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        new JdkServerAdapter(
            distributor,
            exchange -> EchoApplication.isInSession(JdkServerRequest.field(exchange, "Cookie")),
            JdkServerKitIT::serve));
    server.start();
    return AdapterServer.of(server.getAddress().getPort(), () -> server.stop(0));
  }

  @Override
  protected Map<String, String> serverFields() {
    return Map.of("Date", "the server writes it over whatever a handler has set");
  }

  @Override
  protected List<Deviation> deviations() {
    return JdkServerDeviations.all();
  }

  private static HttpAnswer serve(DistributionRequest request, String target) {
    String page = new String(EchoApplication.page(target), ISO_8859_1);
    List<Header> fields = new ArrayList<>();
    fields.add(new Header("Content-Length", Integer.toString(page.length())));
    String cookie = EchoApplication.cookie(target);
    if (cookie != null) {
      fields.add(new Header("Set-Cookie", cookie));
    }
    return new HttpAnswer(200, fields, request.method().equals("HEAD") ? "" : page, false);
  }
}
// end region
