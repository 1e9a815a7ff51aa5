package io.distrib.servlet;

import io.distrib.redirect.Distributor;
import io.distrib.servlet.TestContainer.Application;
import io.distrib.testkit.FixedLoadProbe;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The filter decides about handshakes before Tomcat answers them, even if code adds it behind
 * Tomcat's own filter.
 */
class TomcatHandshakeTest {
  private final FixedLoadProbe load = new FixedLoadProbe();
  private final Distributor distributor = Sites.boston().loadProbe(load).build();

  @Test
  void handshakesAreDecided(@TempDir Path folder) { // H0, H7, H8
    Application application =
        new Application()
            .filter("distrib", new DistributorFilter(distributor))
            .servlet("/*", new EchoServlet("echo"))
            .endpoint(Chat.class);
    try (TomcatContainer container = new TomcatContainer(application, folder)) {
      Handshakes handshakes = new Handshakes(container.port());
      handshakes.checkWhileFree();
      handshakes.checkWithoutRoom(distributor, load);
    }
  }
}
