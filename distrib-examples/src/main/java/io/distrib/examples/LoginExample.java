package io.distrib.examples;

import io.distrib.config.PoolFile;
import io.distrib.servlet.DistributorFilter;
import jakarta.servlet.DispatcherType;
import java.nio.file.Path;
import java.util.EnumSet;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpCookie.SameSite;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** An application by https whose users sign in at another site. */
public final class LoginExample {
  private LoginExample() {}

  /**
   * Serves on the loopback interface, at a free port: {@code SITE KEYS PROVIDER}, the id of the
   * site, a store of keys with the password "changeit", and the address of the provider.
   */
  public static void main(String... args) throws Exception {
    Server server = new Server();
    ServerConnector connector = connector(server, args[1]);
    ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.SESSIONS);
    context.getSessionHandler().setSameSite(SameSite.LAX);
    context.addFilter(
        new FilterHolder(
            new DistributorFilter(PoolFile.distributor(Path.of("app.yaml"), args[0]).build())),
        "/*",
        EnumSet.of(DispatcherType.REQUEST));
    LoginProvider provider = new LoginProvider(args[2], "shop", "only for the example");
    context.addServlet(new ServletHolder(new LoginServlet(provider)), "/*");
    server.setHandler(context);
    server.start();
    System.out.println("started on port " + connector.getLocalPort());
  }

  private static ServerConnector connector(Server server, String keys) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStorePath(keys);
    tls.setKeyStorePassword("changeit");
    HttpConfiguration https = new HttpConfiguration();
    https.addCustomizer(new SecureRequestCustomizer(false));
    ServerConnector connector =
        new ServerConnector(
            server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(https));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    return connector;
  }
}
