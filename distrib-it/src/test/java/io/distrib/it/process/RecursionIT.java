package io.distrib.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.it.process.Program.Outcome;
import io.distrib.testkit.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dig} has names outside the zone looked up through {@code unbound} (D4). */
class RecursionIT {
  private static final String UNBOUND =
      """
      server:
        interface: 127.0.0.1@PORT
        port: PORT
        do-daemonize: no
        username: ""
        chroot: ""
        directory: "FOLDER"
        pidfile: ""
        use-syslog: no
        access-control: 127.0.0.0/8 allow
        local-zone: "elsewhere.test." static
        local-data: "www.elsewhere.test. 60 IN A 192.0.2.80"
      BIG
      remote-control:
        control-enable: no
      """;

  @TempDir Path folder;

  @Test
  void digSeesWhatUnboundSays() throws IOException {
    int port = Ports.free();
    Path file = Files.writeString(folder.resolve("unbound.conf"), unbound(port));
    try (Program unbound = Program.start("unbound", "-d", "-c", file.toString());
        Serving serving = Serving.start(folder, recursing(port))) {
      awaitAnswer(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));

      assertThat(dig(serving, "wWw.elsewhere.test", "A"))
          .contains("status: NOERROR", "flags: qr rd ra;", "192.0.2.80", "wWw.elsewhere.test.")
          .doesNotContain("recursion requested but not available");
      assertThat(dig(serving, "nowhere.elsewhere.test", "A", "+nocookie"))
          .contains("status: NXDOMAIN");
      assertThat(dig(serving, "boston.app.example.test", "A"))
          .contains("flags: qr aa rd ra;", "192.0.2.10");
      assertThat(dig(serving, "www.elsewhere.test", "A", "+norecurse"))
          .contains("status: REFUSED", "EDE: 20");
      assertThat(dig(serving, "big.elsewhere.test", "TXT", "+ignore", "+nocookie"))
          .contains("flags: qr tc rd ra;", "ANSWER: 0");
      assertThat(dig(serving, "big.elsewhere.test", "TXT"))
          .contains("status: NOERROR", "ANSWER: 20");

      unbound.terminate();
      unbound.await();
      assertThat(dig(serving, "www.elsewhere.test", "A")).contains("status: SERVFAIL", "EDE: 23");
    }
  }

  @Test
  void whoIsNotOnTheListIsRefused() throws IOException {
    String[] lines = recursing(Ports.free());
    lines[2] = "recursion-clients: [192.0.2.0/24]";
    try (Serving serving = Serving.start(folder, lines)) {
      assertThat(dig(serving, "www.elsewhere.test", "A"))
          .contains("status: REFUSED", "EDE: 18")
          .contains("recursion requested but not available");
    }
  }

  private static String[] recursing(int port) {
    return new String[] {
      "outside: recurse",
      "upstreams: [\"127.0.0.1:" + port + "\"]",
      "recursion-clients: [127.0.0.1]"
    };
  }

  private String unbound(int port) {
    StringBuilder big = new StringBuilder();
    for (int i = 10; i < 30; i++) {
      String text = i + "x".repeat(200);
      big.append("  local-data: 'big.elsewhere.test. 60 IN TXT \"").append(text).append("\"'\n");
    }
    return UNBOUND
        .replace("PORT", Integer.toString(port))
        .replace("FOLDER", folder.toString())
        .replace("BIG", big);
  }

  private static void awaitAnswer(InetSocketAddress server) {
    Awaitility.await().until(() -> isAnswering(server));
  }

  private static boolean isAnswering(InetSocketAddress server) {
    try {
      return Clients.isAnsweredByTcp(server, "www.elsewhere.test");
    } catch (IOException e) {
      return false;
    }
  }

  private static String dig(Serving serving, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("dig", "@127.0.0.1"));
    command.addAll(List.of("-p", "" + serving.address().getPort(), "+time=5", "+tries=1"));
    command.addAll(Arrays.asList(arguments));
    Outcome outcome = Program.run(command.toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.toString()).isZero();
    return outcome.out();
  }
}
