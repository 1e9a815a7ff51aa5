package io.distrib.servlet;

import static io.distrib.servlet.Sites.NOW;
import static io.distrib.servlet.Sites.OWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.redirect.Distributor;
import io.distrib.servlet.TestContainer.Application;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Markers that are still in the path, in every container (rules, section 4). */
abstract class PathMarkerContract {
  private static final String MARKER = "/distrib=" + NOW;

  private final Distributor distributor = Sites.bostonByPath().build();
  private TestContainer container;

  abstract TestContainer start(Application application);

  @BeforeEach
  void startContainer() {
    container =
        start(
            new Application()
                .filter("distrib", new DistributorFilter(distributor))
                .servlet("/", new EchoServlet("front"))
                .servlet("/shop/*", new EchoServlet("shop"))
                .servlet("/exact", new EchoServlet("exact"))
                .guard("/exact"));
  }

  @AfterEach
  void stopContainer() {
    container.close();
    assertThat(distributor.inFlight().count()).isZero();
  }

  @Test
  void aMarkerOpensNoDoor() {
    assertThat(get("/app/exact" + MARKER))
        .startsWith("HTTP/1.1 404")
        .contains("\r\nCache-Control: no-store\r\n")
        .doesNotContain("|");
    assertThat(get("/app/shop" + MARKER)).startsWith("HTTP/1.1 404").doesNotContain("|");
  }

  private String get(String target) {
    return RawClient.get(container.port(), OWN, target);
  }
}
