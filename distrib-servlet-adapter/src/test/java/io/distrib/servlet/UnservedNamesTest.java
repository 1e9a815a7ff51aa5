package io.distrib.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.testkit.LogRecorder;
import io.distrib.testkit.Topologies;
import jakarta.servlet.ServletContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names of the pool the container gives to another application, or to none, is seen. */
class UnservedNamesTest {
  private static final String CHICAGO = "chicago.app.example.test";
  private static final String GENEVA = "geneva.app.example.test";
  private static final String BOSTON = "boston.app.example.test";
  private static final String POOL = "app.example.test";

  @TempDir private Path folder;

  @Test
  void jettyServesItsVirtualHostsOnly() {
    assertThat(jetty(POOL, BOSTON)).containsExactly(CHICAGO, GENEVA);
    assertThat(jetty("App.Example.Test", "Boston.app.example.test", CHICAGO))
        .containsExactly(GENEVA);
    assertThat(jetty("*.app.example.test")).containsExactly(POOL);
  }

  @Test
  void jettyServesAllNamesWithoutVirtualHosts() {
    assertThat(jetty()).isEmpty();
    assertThat(jetty(POOL, "*.app.example.test")).isEmpty();
  }

  @Test
  void whatJettyServesAtOneConnectorCannotBeSeen() {
    assertThat(jetty("@https")).isEmpty();
    assertThat(jetty(POOL, "boston.app.example.test@https")).isEmpty();
  }

  @Test
  void aHostOfTomcatServesItsOwnNamesOnly() throws Exception {
    assertThat(tomcat("localhost", POOL, BOSTON)).containsExactly(CHICAGO, GENEVA);
    assertThat(tomcat("localhost", POOL, "*.app.example.test")).isEmpty();
  }

  @Test
  void theDefaultHostOfTomcatServesAllNamesThatAreNoOthers() throws Exception {
    assertThat(tomcat(POOL, POOL, POOL)).isEmpty();
    assertThat(tomcat("localhost", "other.example.test", POOL))
        .containsExactly(BOSTON, CHICAGO, GENEVA);
  }

  @Test
  void theFilterLogsThemOnceWhenItStarts() throws Exception {
    ServletContextHandler context = new ServletContextHandler("/");
    context.setVirtualHosts(List.of(POOL, BOSTON));
    context.addFilter(new DistributorFilter(Sites.boston().build()), "/*", null);
    Server server = new Server();
    server.setHandler(context);
    try (LogRecorder log = new LogRecorder(UnservedNames.class)) {
      server.start();
      assertThat(log.messages()).singleElement().asString().contains("every name of the pool");
    } finally {
      server.stop();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "app.example.test, app.example.test, true",
    "*.example.test, app.example.test, true",
    "*.example.test, a.app.example.test, false",
    "*.example.test, example.test, false",
    "example.test, app.example.test, false",
  })
  void aStarStandsForOneLabel(String host, String name, boolean matches) {
    assertThat(UnservedNames.matches(host, name)).isEqualTo(matches);
  }

  private static Set<String> jetty(String... hosts) {
    ServletContextHandler context = new ServletContextHandler("/");
    context.setVirtualHosts(List.of(hosts));
    return find(context.getServletContext());
  }

  /** What a host that is named {@code own}, and {@code alias}, does not serve. */
  private Set<String> tomcat(String standard, String own, String alias) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(0);
    tomcat.getEngine().setDefaultHost(standard);
    StandardHost host = new StandardHost();
    host.setName(own);
    host.addAlias(alias);
    tomcat.getEngine().addChild(host);
    StandardContext context = (StandardContext) tomcat.addContext(host, "", folder.toString());
    try {
      tomcat.start();
      return find(context.getServletContext());
    } finally {
      tomcat.stop();
      tomcat.destroy();
    }
  }

  private static Set<String> find(ServletContext context) {
    return UnservedNames.find(context, Topologies.flat());
  }
}
