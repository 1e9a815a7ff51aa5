package io.distrib.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerSettings;
import io.distrib.model.WaitingSettings;
import io.distrib.redirect.Distributor;
import io.distrib.testkit.FixedLoadProbe;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Topologies;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A1 to A3 over HTTP/1.1: the ticket goes out, and counts when it comes back. */
class ReturnTicketTest {
  private static final String POOL = "app.example.test";
  private static final String OWN = "s0.app.example.test";

  private final FixedLoadProbe load = new FixedLoadProbe();
  private final ManualClock clock = new ManualClock(Handlers.NOW);
  private final TestApplication application = TestApplication.prompt();
  private final Distributor distributor =
      Distributor.builder(Topologies.single(), "s0")
          .clock(clock)
          .loadProbe(load)
          .marker(MarkerSettings.DEFAULT.withKeys(MarkerKey.of('a', "only for tests")))
          .waiting(WaitingSettings.DEFAULT)
          .build();

  private final Wire wire = new Wire(Handlers.handler(distributor), application);

  @AfterEach
  void close() {
    wire.close();
  }

  @BeforeEach
  void full() {
    load.set(1);
  }

  @Test
  void theCookieLetsTheClientInWhenItComesBack() {
    String refused = ask("/?x=1", "X: y");
    assertThat(refused)
        .startsWith("HTTP/1.1 503")
        .contains("Domain=app.example.test; Path=/; Max-Age=")
        .contains("http-equiv=\"refresh\"");
    clock.advance(Duration.ofSeconds(15));
    load.set(0.95);
    ask("/?x=1", "Cookie: a=b; distrib_ticket=" + ticket(refused));
    assertThat(application.seen).containsExactly("GET /?x=1 0");
  }

  @Test
  void theParameterDoesTheSameAndTheApplicationDoesNotSeeIt() {
    String refused = ask("/?x=1", "X: y");
    clock.advance(Duration.ofSeconds(15));
    load.set(0.95);
    ask("/?x=1&distrib-ticket=" + ticket(refused), "X: y");
    assertThat(application.seen).containsExactly("GET /?x=1 0");
  }

  private static String ticket(String refused) {
    return refused.replaceAll("(?is).*\r\nSet-Cookie: distrib_ticket=([^;]*);.*", "$1");
  }

  /** Asks under the Pool Name, and follows to the Site Name. */
  private String ask(String target, String field) {
    String redirect = wire.exchange(get(POOL, target, field));
    String own = redirect.replaceAll("(?is).*\r\nLocation: http://" + OWN + "([^\r]*)\r\n.*", "$1");
    return wire.exchange(get(OWN, own, field));
  }

  private static String get(String host, String target, String field) {
    return "GET " + target + " HTTP/1.1\nHost: " + host + "\n" + field + "\n\n";
  }
}
