package io.distrib.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerSettings;
import io.distrib.model.WaitingSettings;
import io.distrib.redirect.Distributor;
import io.distrib.servlet.TestContainer.Application;
import io.distrib.testkit.FixedLoadProbe;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Topologies;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A1 to A3 in every container: the ticket goes out, and counts when it comes back. */
abstract class ReturnTicketContract {
  private static final String POOL = "app.example.test";
  private static final String OWN = "s0.app.example.test";

  private final FixedLoadProbe load = new FixedLoadProbe();
  private final ManualClock clock = new ManualClock(Sites.NOW);
  private final Distributor distributor =
      Distributor.builder(Topologies.single(), "s0")
          .clock(clock)
          .loadProbe(load)
          .marker(MarkerSettings.DEFAULT.withKeys(MarkerKey.of('a', "only for tests")))
          .waiting(WaitingSettings.DEFAULT)
          .build();
  private TestContainer container;

  abstract TestContainer start(Application application);

  @BeforeEach
  void startContainer() {
    container =
        start(
            new Application()
                .filter("distrib", new DistributorFilter(distributor))
                .servlet("/*", new EchoServlet("echo")));
    load.set(1);
  }

  @AfterEach
  void stopContainer() {
    container.close();
  }

  @Test
  void theCookieLetsTheClientInWhenItComesBack() {
    String refused = ask("/app/?x=1", "X: y");
    assertThat(refused)
        .startsWith("HTTP/1.1 503")
        .contains("Domain=app.example.test; Path=/; Max-Age=")
        .contains("http-equiv=\"refresh\"");
    clock.advance(Duration.ofSeconds(15));
    load.set(0.95);
    assertThat(ask("/app/?x=1", "Cookie: a=b; distrib_ticket=" + ticket(refused)))
        .startsWith("HTTP/1.1 200")
        .contains("echo|/app/|x=1|");
  }

  @Test
  void cookiesInSeveralFieldsAreOne() {
    String refused = ask("/app/", "X: y");
    clock.advance(Duration.ofSeconds(15));
    load.set(0.95);
    assertThat(ask("/app/", "Cookie: a=b", "Cookie: distrib_ticket=" + ticket(refused)))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void theParameterDoesTheSameAndTheApplicationDoesNotSeeIt() {
    String refused = ask("/app/?x=1", "X: y");
    clock.advance(Duration.ofSeconds(15));
    load.set(0.95);
    assertThat(ask("/app/?x=1&distrib-ticket=" + ticket(refused), "X: y"))
        .startsWith("HTTP/1.1 200")
        .contains("echo|/app/|x=1|");
  }

  private static String ticket(String refused) {
    return refused.replaceAll("(?s).*\r\nSet-Cookie: distrib_ticket=([^;]*);.*", "$1");
  }

  /** Asks under the Pool Name, and follows to the Site Name. */
  private String ask(String target, String... fields) {
    String redirect = RawClient.get(container.port(), POOL, target, fields);
    String own = redirect.replaceAll("(?s).*\r\nLocation: http://" + OWN + "([^\r]*)\r\n.*", "$1");
    return RawClient.get(container.port(), OWN, own, fields);
  }
}
