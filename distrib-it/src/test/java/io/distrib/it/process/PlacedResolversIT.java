package io.distrib.it.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import io.distrib.config.PoolConfiguration;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Reason;
import io.distrib.testkit.Ports;
import io.distrib.testkit.Requests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/**
 * D9 and D10 behind real resolvers: each client is sent to its own group, whatever the resolver
 * keeps for others, and the site that it comes to keeps it.
 */
class PlacedResolversIT {
  private static final Name POOL = Name.fromConstantString("app.example.test.");
  private static final Pattern PORT = Pattern.compile("listening on 127.0.0.1:(\\d+)");
  private static final String AMERICAN = "127.1.0.7";
  private static final String EUROPEAN = "127.2.0.7";
  private static final String BOSTON = "192.0.2.10";
  private static final String GENEVA = "192.0.2.30";
  private static final int ROUNDS = 10;

  @TempDir private Path folder;
  private int nameserver;

  @Test
  void unboundTellsTheNetworksOfItsClients() throws IOException {
    try (Program serving = serve()) {
      int port = Ports.free();
      Path file = configuration("placed-unbound.conf", port, "");
      try (Program resolver = Program.start("unbound", "-d", "-c", file.toString())) {
        awaitAnswer(port, resolver);
        for (int i = 0; i < ROUNDS; i++) {
          assertThat(address(port, AMERICAN)).as(serving.printed()).isEqualTo(BOSTON);
          assertThat(address(port, EUROPEAN)).isEqualTo(GENEVA);
          assertThat(address(port, "127.2." + i + ".9")).isEqualTo(GENEVA);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({AMERICAN + ", " + BOSTON, EUROPEAN + ", " + GENEVA})
  void bindStandsWhereItsClientsAre(String own, String site) throws IOException {
    try (Program serving = serve()) {
      int port = Ports.free();
      Path file = configuration("placed-named.conf", port, own);
      try (Program resolver = Program.start("named", "-g", "-c", file.toString())) {
        awaitAnswer(port, resolver);
        assertThat(address(port, "127.0.0.1")).as(serving.printed()).isEqualTo(site);
      }
    }
  }

  /** What is wrong by the one half is wrong by the other: no redirect leads to another group. */
  @ParameterizedTest
  @CsvSource({AMERICAN + ", boston", EUROPEAN + ", geneva"})
  void theSiteThatIsNamedKeepsTheClient(String client, String site) throws IOException {
    PoolConfiguration pool = PoolConfiguration.read(poolFile());
    DistributionRequest request = Requests.from(client, Requests.get("app.example.test", "/"));
    assertThat(pool.distributor(site).build().decide(request).reason())
        .isEqualTo(Reason.POOL_TO_SITE);
  }

  private Program serve() throws IOException {
    Program serving = Program.distrib("serve", "--config", poolFile().toString());
    Matcher port = PORT.matcher(serving.awaitPrinted("listening on 127.0.0.1:"));
    assertThat(port.find()).isTrue();
    nameserver = Integer.parseInt(port.group(1));
    return serving;
  }

  private Path poolFile() throws IOException {
    return Files.writeString(folder.resolve("placed.yaml"), resource("placed.yaml"));
  }

  private Path configuration(String name, int port, String own) throws IOException {
    String text =
        resource(name)
            .replace("FOLDER", folder.toString())
            .replace("NAMESERVER_PORT", "" + nameserver)
            .replace("RESOLVER_PORT", "" + port)
            .replace("OWN_ADDRESS", own);
    return Files.writeString(folder.resolve(name), text);
  }

  private static String resource(String name) throws IOException {
    return Resources.toString(Resources.getResource(PlacedResolversIT.class, name), UTF_8);
  }

  private static void awaitAnswer(int port, Program resolver) {
    Awaitility.await("process " + resolver.pid() + " answers")
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> !ask(port, "127.0.0.1").getSection(Section.ANSWER).isEmpty());
  }

  private static String address(int port, String client) throws IOException {
    Message reply = ask(port, client);
    assertThat(reply.getSection(Section.ANSWER)).as(reply.toString()).hasSize(1);
    return reply.getSection(Section.ANSWER).get(0).rdataToString();
  }

  private static Message ask(int port, String client) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    SimpleResolver resolver = new SimpleResolver(new InetSocketAddress(loopback, port));
    resolver.setLocalAddress(InetAddress.getByName(client));
    resolver.setTimeout(Duration.ofSeconds(20));
    return resolver.send(Message.newQuery(Record.newRecord(POOL, Type.A, DClass.IN)));
  }
}
