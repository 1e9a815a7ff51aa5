package io.distrib.servlet;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distrib.redirect.Distributor;
import io.distrib.testkit.FixedLoadProbe;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.ee11.annotations.AnnotationConfiguration;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.ee11.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.ee11.websocket.server.JettyWebSocketServerContainer;
import org.eclipse.jetty.ee11.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The filter decides about handshakes before Jetty answers them, in whatever order they are
 * declared.
 */
class JettyHandshakeTest {
  /** Who declares the filter and the endpoint, and when. */
  enum Way {
    FILTER_THEN_ENDPOINT {
      @Override
      void declare(ServletContextHandler context, Filter filter) {
        embed(context, filter);
        jakarta(context);
      }
    },
    ENDPOINT_THEN_FILTER {
      @Override
      void declare(ServletContextHandler context, Filter filter) {
        jakarta(context);
        embed(context, filter);
      }
    },
    INITIALIZER_THEN_ENDPOINT {
      @Override
      void declare(ServletContextHandler context, Filter filter) {
        context.addServletContainerInitializer(initializer(filter, false));
        jakarta(context);
      }
    },
    ENDPOINT_THEN_INITIALIZER {
      @Override
      void declare(ServletContextHandler context, Filter filter) {
        jakarta(context);
        context.addServletContainerInitializer(initializer(filter, true));
      }
    },
    ENDPOINT_OF_JETTY {
      @Override
      void declare(ServletContextHandler context, Filter filter) {
        embed(context, filter);
        JettyWebSocketServletContainerInitializer.configure(
            context, (servlets, container) -> map(container));
      }
    },
    ENDPOINT_AFTER_THE_START {
      @Override
      void declare(ServletContextHandler context, Filter filter) {
        embed(context, filter);
        JettyWebSocketServletContainerInitializer.configure(context, null);
      }

      @Override
      void afterStart(ServletContextHandler context) {
        map(JettyWebSocketServerContainer.getContainer(context.getServletContext()));
      }
    };

    abstract void declare(ServletContextHandler context, Filter filter);

    void afterStart(ServletContextHandler context) {}

    private static void embed(ServletContextHandler context, Filter filter) {
      FilterHolder holder = new FilterHolder(filter);
      holder.setAsyncSupported(true);
      context.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    private static ServletContainerInitializer initializer(Filter filter, boolean isMatchAfter) {
      return (types, servlets) ->
          servlets
              .addFilter("distrib", filter)
              .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), isMatchAfter, "/*");
    }

    private static void jakarta(ServletContextHandler context) {
      JakartaWebSocketServletContainerInitializer.configure(
          context, (servlets, container) -> container.addEndpoint(Chat.class));
    }

    private static void map(JettyWebSocketServerContainer container) {
      container.addMapping("/chat", (request, response) -> new JettyChat());
    }
  }

  private final FixedLoadProbe load = new FixedLoadProbe();
  private final Distributor distributor = Sites.boston().loadProbe(load).build();
  private final Server server =
      new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @ParameterizedTest
  @EnumSource
  void handshakesAreDecidedWhateverTheOrderOfDeclaration(Way way) throws Exception { // H0, H7, H8
    ServletContextHandler context = new ServletContextHandler(ServletContextHandler.SESSIONS);
    way.declare(context, new DistributorFilter(distributor));
    start(context);
    way.afterStart(context);
    Handshakes handshakes = new Handshakes(port());
    handshakes.checkWhileFree();
    handshakes.checkWithoutRoom(distributor, load);
  }

  @Test
  void handshakesAreDecidedWhereWebXmlDeclaresTheFilter(@TempDir Path folder) throws Exception {
    start(webApplication(folder));
    new Handshakes(port()).checkWhileFree();
  }

  @Test
  void aJettyInWhichTheOrderCannotBeKeptIsRefused() {
    ServletContext notStarting = new ServletContextHandler("/").getServletContext();
    FilterConfig config = new TestFilterConfig(Map.of(), notStarting);
    assertThatThrownBy(() -> new DistributorFilter(distributor).init(config))
        .isInstanceOf(ServletException.class)
        .hasMessageContaining("filter \"distrib\" cannot be kept in front of");
  }

  @Test
  void contextsOfAClassThatIsNotPublicAreNotRefused() throws Exception { // H0, H7
    ServletContextHandler context =
        new ServletContextHandler(ServletContextHandler.SESSIONS) {
          @Override
          public ServletHandler getServletHandler() {
            return super.getServletHandler();
          }
        };
    Way.FILTER_THEN_ENDPOINT.declare(context, new DistributorFilter(distributor));
    start(context);
    new Handshakes(port()).checkWhileFree();
  }

  /** It brings classes of ours of its own, and sees none of Jetty's. */
  private static WebAppContext webApplication(Path folder) throws IOException {
    Path descriptor = Files.createDirectories(folder.resolve("WEB-INF")).resolve("web.xml");
    Files.writeString(
        descriptor,
        """
        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.1">
          <filter>
            <filter-name>distrib</filter-name>
            <filter-class>io.distrib.servlet.DistributorFilter</filter-class>
            <async-supported>true</async-supported>
            <init-param><param-name>config</param-name><param-value>pool.yaml</param-value></init-param>
            <init-param><param-name>site</param-name><param-value>boston</param-value></init-param>
          </filter>
          <filter-mapping><filter-name>distrib</filter-name><url-pattern>/*</url-pattern></filter-mapping>
        </web-app>
        """);
    WebAppContext context = new WebAppContext();
    context.setBaseResourceAsPath(folder);
    // Those of Tomcat are on the class path of the tests as well.
    context.setAttribute(
        AnnotationConfiguration.SERVLET_CONTAINER_INITIALIZER_EXCLUSION_PATTERN,
        "org\\.apache\\..*");
    context.setTempDirectory(folder.resolve("work").toFile());
    context.setExtraClasspath(
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.matches(".*/(jetty|tomcat|jakarta|slf4j|junit)[^/]*\\.jar"))
            .collect(Collectors.joining(",")));
    return context;
  }

  private void start(ServletContextHandler context) throws Exception {
    context.setContextPath("/app");
    context.addServlet(new ServletHolder(new EchoServlet("echo")), "/*");
    server.setHandler(context);
    server.start();
  }

  private int port() {
    return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
  }
}
