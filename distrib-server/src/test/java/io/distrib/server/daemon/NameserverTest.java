package io.distrib.server.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.distrib.config.PoolConfiguration;
import io.distrib.config.PoolSet;
import io.distrib.server.CommandRun;
import io.distrib.server.Configurations;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** The nameserver as {@code serve} runs it. */
class NameserverTest {
  private static final String LISTEN = "naming: { listen: [\"127.0.0.1:%d\"] }\n";

  @TempDir Path folder;

  @Test
  void theFirstAnswerKnowsWhichSitesAreUp() throws Exception {
    HttpServer chicago =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    chicago.createContext("/", exchange -> exchange.sendResponseHeaders(200, -1));
    chicago.start();
    int port = chicago.getAddress().getPort();
    String text =
        """
        pool: { name: app.example.test, balance: random }
        sites:
          boston: { name: boston.app.example.test, addresses: [127.0.0.9] }
          chicago: { name: chicago.app.example.test, addresses: [127.0.0.1] }
        health: { type: http, port: %d, timeout: 10s }
        """
            .formatted(port);
    try (Nameserver nameserver = nameserver(text + LISTEN.formatted(0))) {
      nameserver.start();

      for (String name : new String[] {"app", "boston.app", "chicago.app"}) {
        assertThat(answer(nameserver, name + ".example.test.")).containsExactly("127.0.0.1");
      }
    } finally {
      chicago.stop(0);
    }
  }

  @Test
  void anAddressThatIsTakenEndsServeWithAClearMessage() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String file =
          Configurations.write(
              folder, Configurations.GROUPED + LISTEN.formatted(taken.getLocalPort()));

      CommandRun run = CommandRun.of("serve", "--config", file);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .contains("distrib: cannot listen on 127.0.0.1 port " + taken.getLocalPort())
          .doesNotContain("\tat ");
    }
  }

  @Test
  void namesOutsideAreLookedUpThroughTheUpstreamsThatAReloadTellsD4() throws IOException {
    String other = Configurations.GROUPED.replace("app.example", "app.other");
    try (Nameserver upstream = nameserver(other + LISTEN.formatted(0));
        Nameserver nameserver = nameserver(Configurations.GROUPED + LISTEN.formatted(0))) {
      upstream.start();
      nameserver.start();
      assertThat(answer(nameserver, "geneva.app.other.test.")).isEmpty();

      nameserver.replace(PoolSet.of(folder, recursing(upstream)));

      assertThat(answer(nameserver, "geneva.app.other.test.")).containsExactly("192.0.2.30");
      assertThat(answer(nameserver, "geneva.app.example.test.")).containsExactly("192.0.2.30");
    }
  }

  @Test
  void whereTheControlSocketAndTheStateAreCannotChangeWhileItRuns() throws IOException {
    String others = "naming: { listen: [\"127.0.0.1:0\"], control: /a/socket, state: /a/state }\n";
    try (Nameserver nameserver = nameserver(Configurations.GROUPED + LISTEN.formatted(0))) {
      PoolSet next =
          PoolSet.of(
              folder,
              PoolConfiguration.read(
                  Path.of(Configurations.write(folder, Configurations.GROUPED + others))));

      String fixed = ": cannot be changed while running (expected what it was at the start)";
      assertThatThrownBy(() -> nameserver.replace(next))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("naming.control" + fixed + "\nnaming.state" + fixed);
    }
  }

  private PoolConfiguration recursing(Nameserver upstream) throws IOException {
    String naming =
        "naming: { listen: [\"127.0.0.1:0\"], outside: recurse, upstreams: [\"127.0.0.1:%d\"] }\n"
            .formatted(upstream.addresses().get(0).getPort());
    return PoolConfiguration.read(
        Path.of(Configurations.write(folder, Configurations.GROUPED + naming)));
  }

  private Nameserver nameserver(String text) throws IOException {
    return new Nameserver(PoolConfiguration.read(Path.of(Configurations.write(folder, text))));
  }

  private static java.util.List<String> answer(Nameserver nameserver, String name)
      throws IOException {
    SimpleResolver resolver = new SimpleResolver(nameserver.addresses().get(0));
    Record question = Record.newRecord(Name.fromString(name), Type.A, 1);
    return resolver.send(Message.newQuery(question)).getSection(Section.ANSWER).stream()
        .map(Record::rdataToString)
        .toList();
  }
}
