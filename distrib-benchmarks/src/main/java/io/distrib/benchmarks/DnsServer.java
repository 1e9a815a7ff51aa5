package io.distrib.benchmarks;

import io.distrib.dns.NameServer;
import io.distrib.dns.zone.Zone;
import io.distrib.dns.zone.ZoneBuilder;
import io.distrib.naming.ChoiceMemory;
import io.distrib.naming.NamingService;
import io.distrib.place.PlaceTable;
import io.distrib.topology.Balance;
import io.distrib.topology.DnsName;
import io.distrib.topology.TopologyBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * A nameserver of many pools, for {@code dns/run.sh}: pool {@code p0.bench.test} with the sites
 * {@code a.p0.bench.test}, {@code b}, {@code c}; then {@code p1}, and so on. With places, each pool
 * has two groups with {@link WorldMap#NETWORKS} networks, and a database of countries. Ends with
 * its standard input.
 */
public final class DnsServer {
  private static final String APEX = "bench.test";

  private DnsServer() {}

  /**
   * Serves.
   *
   * @param args the port, the number of pools, perhaps {@code places}
   */
  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(args[0]);
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try (NameServer server =
        NameServer.builder()
            .listen(address)
            .threads(1)
            .zone(zone(Integer.parseInt(args[1]), args.length > 2))
            .build()) {
      server.start();
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      System.out.println("ready " + (runtime.totalMemory() - runtime.freeMemory()));
      while (System.in.read() >= 0) {
        Thread.onSpinWait();
      }
    }
  }

  private static Zone zone(int pools, boolean hasPlaces) {
    ChoiceMemory memory = new ChoiceMemory();
    List<PlaceTable> places = hasPlaces ? List.of(WorldMap.countries()) : List.of();
    ZoneBuilder zone = Zone.builder(DnsName.of(APEX), pool(0, memory, places));
    for (int i = 1; i < pools; i++) {
      zone.naming(pool(i, memory, places));
    }
    return zone.build();
  }

  private static NamingService pool(int number, ChoiceMemory memory, List<PlaceTable> places) {
    String name = "p" + number + "." + APEX;
    String network = "10." + (number >> 16 & 255) + "." + (number >> 8 & 255) + ".";
    TopologyBuilder pool = TopologyBuilder.pool(name).balance(Balance.WEIGHTED);
    for (int site = 0; site < 3; site++) {
      String id = String.valueOf((char) ('a' + site));
      pool.site(id, id + "." + name, network + (site + 1));
    }
    if (!places.isEmpty()) {
      WorldMap.addGroups(pool, name);
    }
    return NamingService.builder(pool.build()).databases(places).choiceMemory(memory).build();
  }
}
