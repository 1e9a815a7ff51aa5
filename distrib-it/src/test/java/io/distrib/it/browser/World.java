package io.distrib.it.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.io.Resources;
import com.google.common.net.InetAddresses;
import io.distrib.it.browser.shop.ShopSite;
import io.distrib.it.process.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The world around the browsers: the resolver, the nameserver, and three sites on three servers.
 * <em>Confined to one thread.</em>
 */
final class World implements AutoCloseable {
  /** The Pool Name. */
  static final String POOL = "app.example.test";

  /** How many sessions make a site full. */
  static final int CAPACITY = 4;

  /** The sites in the order of their ring, with what each runs on. */
  private static final Map<String, String> SERVERS = servers();

  private final Path folder;
  private final Map<String, Program> programs = new LinkedHashMap<>();

  World(Path folder) {
    this.folder = folder;
  }

  void start() throws IOException {
    Path pool = resource("pool.yaml");
    programs.put(
        "unbound", Program.start("unbound", "-d", "-c", resource("unbound.conf").toString()));
    programs.put("serve", Program.distrib("serve", "--config", pool.toString()));
    for (String site : SERVERS.keySet()) {
      launch(site);
    }
    SERVERS.keySet().forEach(this::awaitUp);
  }

  /** As {@code kill -9} does; returns when the process is no more. */
  void kill(String site) throws IOException {
    program(site).kill();
  }

  /** Starts a site that was killed; returns when its name means it again. */
  void startAgain(String site) throws IOException {
    program(site).close();
    launch(site);
    awaitUp(site);
  }

  /** The Site Name of {@code site}. */
  static String name(String site) {
    return site + "." + POOL;
  }

  /** The address of {@code site}. */
  static InetAddress address(String site) {
    int last = 1 + List.copyOf(SERVERS.keySet()).indexOf(site);
    return InetAddresses.forString("127.0.1." + last);
  }

  /** The site whose name {@code host} is. */
  static String site(String host) {
    return SERVERS.keySet().stream().filter(site -> name(site).equals(host)).findFirst().orElse("");
  }

  /** The one after {@code site} in the ring. */
  static String next(String site) {
    List<String> ring = List.copyOf(SERVERS.keySet());
    return ring.get((ring.indexOf(site) + 1) % ring.size());
  }

  /** All that the programs have printed. */
  String printed() {
    StringBuilder all = new StringBuilder();
    programs.forEach((name, program) -> all.append("== " + name + "\n" + program.awaitPrinted("")));
    return all.toString();
  }

  @Override
  public void close() throws IOException {
    for (Program program : programs.values()) {
      program.close();
    }
  }

  private void launch(String site) throws IOException {
    List<String> command =
        Java.command(
            folder,
            ShopSite.class,
            folder.resolve("pool.yaml").toString(),
            site,
            "80",
            Integer.toString(CAPACITY),
            Objects.requireNonNull(SERVERS.get(site)));
    programs.put(site, Program.start(command.toArray(String[]::new)));
  }

  private void awaitUp(String site) {
    program(site).awaitPrinted("ready");
    Visitor.awaitAddressOf(site);
  }

  private Program program(String name) {
    return Objects.requireNonNull(programs.get(name));
  }

  private Path resource(String name) throws IOException {
    String text = Resources.toString(Resources.getResource(World.class, name), UTF_8);
    return Files.writeString(folder.resolve(name), text.replace("FOLDER", folder.toString()));
  }

  private static Map<String, String> servers() {
    Map<String, String> servers = new LinkedHashMap<>();
    servers.put("boston", "jetty");
    servers.put("chicago", "netty");
    servers.put("geneva", "tomcat");
    return servers;
  }
}
