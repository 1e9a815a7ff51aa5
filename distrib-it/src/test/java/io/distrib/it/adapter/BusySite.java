package io.distrib.it.adapter;

import static org.awaitility.Awaitility.await;

import io.distrib.adapter.testkit.AdapterServer;
import io.distrib.adapter.testkit.KitScenario;
import io.distrib.redirect.Distributor;
import java.time.Duration;

/** A site whose application takes its time, and how many requests are under way there. */
final class BusySite implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Distributor distributor = KitScenario.FLAT.distributor();
  private final BusyServlet servlet = new BusyServlet();
  private final AdapterServer site;

  BusySite(KitKind kind) {
    site = kind.start(distributor, new KitApplication(() -> servlet, BusyOnNetty::new));
  }

  int port() {
    return site.port();
  }

  void awaitUnderWay(int count) {
    await().atMost(LIMIT).until(() -> distributor.inFlight().count() == count);
  }

  /** The application ends what it has held back: that alone tells a container of a client's end. */
  void awaitNothingUnderWay() {
    await()
        .atMost(LIMIT)
        .until(
            () -> {
              servlet.letGo();
              return distributor.inFlight().count() == 0;
            });
  }

  @Override
  public void close() {
    site.close();
  }
}
