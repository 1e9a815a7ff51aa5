package io.distrib.it.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.it.process.Program;
import io.distrib.it.process.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Addresses that come and go under a nameserver, in a network of its own, on port 53. */
class AddressesIT {
  private static final String READY = "control socket ";

  @TempDir Path folder;

  @Test
  void anAddressThatIsNotThereYetIsWaitedForWhileTheOthersAreServed() throws IOException {
    try (Program serve = serve("", "\"192.0.2.53:53\", \"127.0.0.1:53\"")) {
      serve.awaitPrinted("listening on 127.0.0.1:53");
      assertThat(answer(serve, "127.0.0.1")).isEqualTo("192.0.2.10");

      in(serve, "ip", "addr", "add", "192.0.2.53/32", "dev", "lo");

      String printed = serve.awaitPrinted("listening on 192.0.2.53 port 53 now");
      assertThat(printed).containsOnlyOnce("192.0.2.53 port 53 (TCP): this machine has no such");
      assertThat(printed).doesNotContain("in use", "listening on 192.0.2.53:53");
      assertThat(answer(serve, "192.0.2.53")).isEqualTo("192.0.2.10");
      assertThat(answer(serve, "192.0.2.53", "+tcp")).isEqualTo("192.0.2.10");
    }
  }

  /** The kernel asks its neighbours for a while whether the address is theirs (RFC 4862 5.4). */
  @Test
  void aTentativeAddressIsNotInTheWayOfTheStart() throws IOException {
    String network =
        "ip link add v0 type veth peer name v1; ip link set v1 up; ip link set v0 up;"
            + " echo 20 >/proc/sys/net/ipv6/conf/v0/dad_transmits; ip addr add 2001:db8::53/64 dev v0;";
    try (Program serve = serve(network, "\"[::]:53\"")) {
      serve.awaitPrinted(
          "2001:db8:0:0:0:0:0:53%v0 port 53 (TCP): this machine has no such address");
      serve.awaitPrinted(READY);
      assertThat(answer(serve, "127.0.0.1")).isEqualTo("192.0.2.10");

      serve.awaitPrinted("listening on 2001:db8:0:0:0:0:0:53 port 53 now");

      assertThat(answer(serve, "2001:db8::53")).isEqualTo("192.0.2.10");
    }
  }

  @Test
  void aReloadTakesInWhatAWildcardMeansByThen() throws IOException {
    try (Program serve = serve("", "\"0.0.0.0:53\"")) {
      serve.awaitPrinted(READY);
      in(serve, "ip", "addr", "add", "192.0.2.53/32", "dev", "lo");
      assertThat(ask(serve, "192.0.2.53").code()).isNotZero();

      reload(serve);
      assertThat(answer(serve, "192.0.2.53")).isEqualTo("192.0.2.10");
      in(serve, "ip", "addr", "del", "192.0.2.53/32", "dev", "lo");
      reload(serve);

      assertThat(answer(serve, "127.0.0.1")).isEqualTo("192.0.2.10");
      Outcome sockets = Program.run(within(serve, "cat", "/proc/net/udp"));
      assertThat(sockets.out()).contains("0100007F:0035").doesNotContain("350200C0:0035");
    }
  }

  @Test
  void whoMayNotHaveThePortIsToldWhatGrantsIt() throws IOException {
    try (Program serve =
        start(
            "exec setpriv --bounding-set -net_bind_service --inh-caps -net_bind_service"
                + " %s serve --config %s",
            "\"127.0.0.1:53\"")) {
      Outcome outcome = serve.await();

      assertThat(outcome.code()).isEqualTo(1);
      assertThat(outcome.err())
          .contains("cannot listen on 127.0.0.1 port 53 (TCP): Permission denied", "CAP_NET_BIND")
          .doesNotContain("in use");
    }
  }

  /** Starts it in a network with these addresses more than those of loopback. */
  private Program serve(String network, String listen) throws IOException {
    return start(network + " exec %s serve --config %s", listen);
  }

  private Program start(String script, String listen) throws IOException {
    String text =
        """
        pool: { name: app.example.test }
        sites: { boston: { name: boston.app.example.test, addresses: [192.0.2.10] } }
        naming: { listen: [%s], control: %s/control, state: %s/state }
        """
            .formatted(listen, folder, folder);
    Path file = Files.writeString(folder.resolve("app.yaml"), text);
    List<String> command = new ArrayList<>(List.of("unshare", "--net"));
    if (!isRoot()) {
      command.add("--map-root-user");
    }
    Path distrib = Program.ROOT.resolve("distrib").toAbsolutePath();
    String whole = "PATH=$PATH:/usr/sbin:/sbin; ip link set lo up; ";
    command.addAll(List.of("bash", "-c", whole + script.formatted(distrib, file)));
    return Program.start(command.toArray(String[]::new));
  }

  private void reload(Program serve) throws IOException {
    Path distrib = Program.ROOT.resolve("distrib").toAbsolutePath();
    in(serve, distrib.toString(), "reload", "--control", folder.resolve("control").toString());
  }

  private static String answer(Program serve, String server, String... options) throws IOException {
    Outcome outcome = ask(serve, server, options);
    assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();
    return outcome.out().strip();
  }

  private static Outcome ask(Program serve, String server, String... options) throws IOException {
    List<String> dig =
        new ArrayList<>(List.of("dig", "+short", "+time=5", "+tries=2", "@" + server));
    dig.addAll(List.of(options));
    dig.addAll(List.of("app.example.test", "A"));
    return Program.run(within(serve, dig.toArray(String[]::new)));
  }

  private static void in(Program serve, String... command) throws IOException {
    Outcome outcome = Program.run(within(serve, command));
    assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();
  }

  /** {@code command} in the network of {@code serve}. */
  private static String[] within(Program serve, String... command) {
    List<String> whole = new ArrayList<>(List.of("nsenter", "--net", "--target", "" + serve.pid()));
    if (!isRoot()) {
      whole.addAll(List.of("--user", "--preserve-credentials"));
    }
    whole.addAll(List.of("env", "PATH=" + System.getenv("PATH") + ":/usr/sbin:/sbin"));
    whole.addAll(List.of(command));
    return whole.toArray(String[]::new);
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }
}
