package io.distrib.it.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.distrib.it.process.Program;
import io.distrib.marker.MarkerSettings;
import io.distrib.redirect.Distributor;
import io.distrib.redirect.ScriptSettings;
import io.distrib.servlet.DistributorFilter;
import io.distrib.topology.TopologyBuilder;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * A site by https, on a free port of the loopback interface, whose page asks it by scripts. It sets
 * no placement cookie: who has lost the session is not served.
 */
final class ScriptSite implements AutoCloseable {
  /** A page of it may read its answers under another name. */
  static final String PARTNER = "partner.test";

  private static final String POOL = "app.example.test";

  private final Server server = new Server();
  private final int port;

  /**
   * Starts it, with a key in {@code folder}.
   *
   * @param areRedirected whether scripts are redirected like pages
   */
  ScriptSite(Path folder, boolean areRedirected) throws Exception {
    HttpConfiguration https = new HttpConfiguration();
    https.addCustomizer(new SecureRequestCustomizer(false));
    ServerConnector connector =
        new ServerConnector(
            server,
            new SslConnectionFactory(tls(folder), "http/1.1"),
            new HttpConnectionFactory(https));
    connector.setHost("127.0.0.1");
    connector.open();
    port = connector.getLocalPort();
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.SESSIONS);
    context.addFilter(
        new FilterHolder(new DistributorFilter(distributor(areRedirected))),
        "/*",
        EnumSet.of(DispatcherType.REQUEST));
    context.addServlet(new ServletHolder(new Pages()), "/*");
    server.setHandler(context);
    server.start();
  }

  /** The address of {@code path} under {@code name}. */
  String url(String name, String path) {
    return "https://" + name + ":" + port + path;
  }

  int port() {
    return port;
  }

  private Distributor distributor(boolean areRedirected) {
    Set<String> origins = Set.of("https://" + PARTNER + ":" + port);
    return Distributor.builder(
            TopologyBuilder.pool(POOL)
                .site("boston", "boston.app.example.test", "127.0.0.1")
                .site("geneva", "geneva.app.example.test", "127.0.0.2")
                .build(),
            "boston")
        .marker(withoutStay())
        .scripts(new ScriptSettings(areRedirected, 409, origins))
        .bypass("/session.js")
        .bypass("/foreign")
        .build();
  }

  private static MarkerSettings withoutStay() {
    MarkerSettings marker = MarkerSettings.DEFAULT;
    return new MarkerSettings(
        marker.placement(),
        marker.name(),
        marker.lifetime(),
        marker.skew(),
        marker.keys(),
        Duration.ZERO);
  }

  private static SslContextFactory.Server tls(Path folder) throws IOException {
    SiteKeys keys = SiteKeys.make(folder, POOL);
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStorePath(keys.store().toString());
    tls.setKeyStorePassword(SiteKeys.PASSWORD);
    return tls;
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
  }

  /** The application: a page that begins a session, its end, and what scripts ask for. */
  private static final class Pages extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      switch (request.getPathInfo()) {
        case "/page" -> {
          String id = request.getSession(true).getId();
          html(response, "<script src=/session.js></script>Session <b id=id>" + id + "</b>");
        }
        case "/foreign" -> html(response, "Another origin");
        case "/end" -> request.getSession().invalidate();
        case "/session.js" -> {
          response.setContentType("text/javascript");
          response
              .getWriter()
              .print(
                  Files.readString(
                      Program.ROOT.resolve("distrib-examples/site/session.js"), UTF_8));
        }
        default -> response.getWriter().print("served");
      }
    }

    private static void html(HttpServletResponse response, String body) throws IOException {
      response.setContentType("text/html; charset=utf-8");
      response.getWriter().print("<!DOCTYPE html><title>Shop</title><body>" + body);
    }
  }
}
