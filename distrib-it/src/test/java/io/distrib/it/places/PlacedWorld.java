package io.distrib.it.places;

import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.Reader;
import io.distrib.maxmind.PlaceFileWriter;
import io.distrib.topology.ClientNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A random world, as a file of a pool with a database, and read once more without the code under
 * test: client networks one by one, and the database by its own library. <em>Confined to one
 * thread.</em>
 */
final class PlacedWorld implements AutoCloseable {
  private static final int NETWORKS = 600;
  private static final int DATABASE_NETWORKS = 2_500;
  private static final List<String> GROUPS = List.of("eu", "us", "ch", "asia");
  private static final List<String> COUNTRIES = List.of("CH", "DE", "US", "JP", "BR");
  private static final Map<String, String> CONTINENTS =
      Map.of("CH", "EU", "DE", "EU", "US", "NA", "JP", "AS", "BR", "SA");
  private static final Map<String, String> BY_CONTINENT =
      Map.of("EU", "eu", "NA", "us", "AS", "asia");

  private final Random random;
  private final Map<ClientNetwork, String> networks = new HashMap<>();
  private final Set<ClientNetwork> inner = new HashSet<>();
  private final Path folder;
  private final Reader reader;

  PlacedWorld(Path folder, Random random) throws IOException {
    this.folder = folder;
    this.random = random;
    writeDatabase();
    for (int i = 0; i < NETWORKS; i++) {
      ClientNetwork network = network(17, 28, 35, 56);
      networks.putIfAbsent(network, GROUPS.get(random.nextInt(GROUPS.size())));
      for (int bits = 0; bits < network.prefixLength(); bits++) {
        inner.add(ClientNetwork.of(network.address(), bits));
      }
    }
    this.reader = new Reader(folder.resolve("world.mmdb").toFile());
  }

  /** The pool's file: four groups of one site each, and one that has no clients. */
  Path poolFile() throws IOException {
    StringBuilder text =
        new StringBuilder("pool: { name: app.example.test }\ngeo: { databases: [world.mmdb] }\n");
    text.append("naming: { zone: example.test }\nsites:\n");
    List<String> ids = new ArrayList<>(GROUPS);
    ids.add("rest");
    for (int i = 0; i < ids.size(); i++) {
      text.append(
          "  s-%s: { name: s-%s.example.test, addresses: [192.0.2.%d] }\n"
              .formatted(ids.get(i), ids.get(i), i + 1));
    }
    text.append("groups:\n");
    for (String id : ids) {
      text.append(
          "  %s: { name: %s.example.test, sites: [s-%s], places: [%s], clients: [%s] }\n"
              .formatted(id, id, id, places(id), clients(id)));
    }
    return Files.writeString(folder.resolve("pool.yaml"), text);
  }

  private static String places(String group) {
    return switch (group) {
      case "eu" -> "continent:EU";
      case "us" -> "continent:NA";
      case "asia" -> "continent:AS";
      case "ch" -> "country:CH";
      default -> "";
    };
  }

  private String clients(String group) {
    List<String> own =
        networks.entrySet().stream()
            .filter(entry -> entry.getValue().equals(group))
            .map(entry -> "\"" + entry.getKey() + "\"")
            .toList();
    return String.join(", ", own);
  }

  /** The address of the one site that a client of {@code group} is given; any, if it is "". */
  static String siteOf(String group) {
    return "192.0.2." + (GROUPS.indexOf(group) + 1);
  }

  /** The group of {@code client}; "" if none is known. */
  String groupOf(InetAddress client) throws IOException {
    int longest = longest(client);
    if (longest >= 0) {
      return networks.get(ClientNetwork.of(client, longest));
    }
    Map<?, ?> place = record(client).data();
    if (place == null) {
      return "";
    }
    String country = (String) ((Map<?, ?>) place.get("country")).get("iso_code");
    return country.equals("CH") ? "ch" : BY_CONTINENT.getOrDefault(CONTINENTS.get(country), "");
  }

  /** For how many bits of {@code client} that holds, by walking a binary trie. */
  int scopeOf(InetAddress client) throws IOException {
    int longest = longest(client);
    int depth = 0;
    while (inner.contains(ClientNetwork.of(client, depth))) {
      depth++;
    }
    int scope = Math.max(depth, longest);
    return longest >= 0 ? scope : Math.max(scope, record(client).network().prefixLength());
  }

  @SuppressWarnings("rawtypes")
  private DatabaseRecord<Map> record(InetAddress client) throws IOException {
    return reader.getRecord(client, Map.class);
  }

  private int longest(InetAddress client) {
    for (int bits = client.getAddress().length * Byte.SIZE; bits >= 0; bits--) {
      if (networks.containsKey(ClientNetwork.of(client, bits))) {
        return bits;
      }
    }
    return -1;
  }

  /** A network that lies where the others do; IPv4 or IPv6. */
  ClientNetwork network(int minIpv4, int maxIpv4, int minIpv6, int maxIpv6) {
    boolean isIpv4 = random.nextBoolean();
    byte[] bytes = new byte[isIpv4 ? 4 : 16];
    random.nextBytes(bytes);
    bytes[0] = (byte) (isIpv4 ? 100 : 0x20);
    bytes[1] = (byte) (isIpv4 ? bytes[1] & 7 : 1);
    if (!isIpv4) {
      bytes[2] = 0x0d;
      bytes[3] &= 7;
    }
    int min = isIpv4 ? minIpv4 : minIpv6;
    int max = isIpv4 ? maxIpv4 : maxIpv6;
    try {
      return ClientNetwork.of(InetAddress.getByAddress(bytes), min + random.nextInt(max - min + 1));
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  /** Networks that do not overlap: of those that would, the first counts. */
  private void writeDatabase() throws IOException {
    PlaceFileWriter writer = new PlaceFileWriter(6);
    Set<ClientNetwork> above = new HashSet<>();
    Set<ClientNetwork> known = new HashSet<>();
    for (int i = 0; i < DATABASE_NETWORKS; i++) {
      ClientNetwork network = network(17, 26, 36, 52);
      boolean isFree = !above.contains(network);
      for (int bits = 0; bits <= network.prefixLength() && isFree; bits++) {
        isFree = !known.contains(ClientNetwork.of(network.address(), bits));
      }
      if (isFree) {
        known.add(network);
        for (int bits = 0; bits < network.prefixLength(); bits++) {
          above.add(ClientNetwork.of(network.address(), bits));
        }
        String country = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
        writer.put(network.toString(), PlaceFileWriter.place(CONTINENTS.get(country), country));
      }
    }
    writer.write(folder.resolve("world.mmdb"));
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
