package io.distrib.it.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.io.Resources;
import io.distrib.it.browser.secure.SecureSite;
import io.distrib.it.process.Program;
import io.distrib.it.process.Program.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;

/**
 * The resolver, the nameserver, and three sites that speak https, each with an address of its own
 * that can be taken away. <em>Confined to one thread.</em>
 */
final class SecureWorld implements AutoCloseable {
  static final String POOL = "app.example.test";

  /** In the order of their ring. */
  static final List<String> SITES = List.of("boston", "chicago", "geneva");

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Path folder;
  private final Map<String, Program> programs = new LinkedHashMap<>();

  SecureWorld(Path folder) {
    this.folder = folder;
  }

  void start() throws IOException {
    run("ip", "tuntap", "add", "dev", "nowhere", "mode", "tun");
    run("ip", "link", "set", "nowhere", "up");
    Path pool = resource("secure-pool.yaml");
    programs.put(
        "unbound", Program.start("unbound", "-d", "-c", resource("unbound.conf").toString()));
    programs.put("serve", Program.distrib("serve", "--config", pool.toString()));
    for (String site : SITES) {
      run("ip", "addr", "add", address(site) + "/32", "dev", "lo");
      launch(site, "on");
    }
    SITES.forEach(this::awaitUp);
  }

  /** As {@code kill -9} does; returns when the process is no more. */
  void kill(String site) throws IOException {
    program(site).kill();
  }

  /** From now on every packet for {@code site} is lost. */
  void lose(String site) throws IOException {
    run("ip", "addr", "del", address(site) + "/32", "dev", "lo");
    run("ip", "route", "add", address(site) + "/32", "dev", "nowhere");
  }

  /** Packets for {@code site}, which was lost, arrive again. */
  void find(String site) throws IOException {
    run("ip", "route", "del", address(site) + "/32", "dev", "nowhere");
    run("ip", "addr", "add", address(site) + "/32", "dev", "lo");
    awaitUp(site);
  }

  /** Starts {@code site} again, with the worker {@code on} or {@code off}. */
  void startAgain(String site, String worker) throws IOException {
    program(site).close();
    launch(site, worker);
    awaitUp(site);
  }

  /** Waits until {@code site} has printed {@code text}. */
  void awaitPrinted(String site, String text) {
    program(site).awaitPrinted(text);
  }

  /** All that the programs have printed. */
  String printed() {
    StringBuilder all = new StringBuilder();
    programs.forEach((name, program) -> all.append("== " + name + "\n" + program.awaitPrinted("")));
    return all.toString();
  }

  static String name(String site) {
    return site + "." + POOL;
  }

  @Override
  public void close() throws IOException {
    for (Program program : programs.values()) {
      program.close();
    }
  }

  private static String address(String site) {
    return "10.99.1." + (1 + SITES.indexOf(site));
  }

  private void launch(String site, String worker) throws IOException {
    String pool = folder.resolve("secure-pool.yaml").toString();
    String keys = SiteKeys.make(folder, POOL).store().toString();
    List<String> command = Java.command(folder, SecureSite.class, pool, site, keys, worker);
    programs.put(site, Program.start(command.toArray(String[]::new)));
  }

  private void awaitUp(String site) {
    program(site).awaitPrinted("ready");
    Awaitility.await(site + " is up")
        .atMost(LIMIT)
        .ignoreExceptionsInstanceOf(UnknownHostException.class)
        .until(() -> InetAddress.getByName(name(site)).getHostAddress().equals(address(site)));
  }

  private Program program(String name) {
    return Objects.requireNonNull(programs.get(name));
  }

  private Path resource(String name) throws IOException {
    String text = Resources.toString(Resources.getResource(SecureWorld.class, name), UTF_8);
    return Files.writeString(folder.resolve(name), text.replace("FOLDER", folder.toString()));
  }

  private static void run(String... command) throws IOException {
    Outcome outcome = Program.run(command);
    if (outcome.code() != 0) {
      throw new IOException(String.join(" ", command) + ": " + outcome);
    }
  }
}
