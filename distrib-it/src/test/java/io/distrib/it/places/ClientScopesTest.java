package io.distrib.it.places;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.config.PoolConfiguration;
import io.distrib.config.PoolSet;
import io.distrib.dns.NameServer;
import io.distrib.naming.NamingService;
import io.distrib.server.daemon.Nameserver;
import io.distrib.topology.ClientNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.ClientSubnetOption;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Which group a client subnet means, and for whom a resolver may keep the answer (D9 to D11). */
class ClientScopesTest {
  private static final int QUERIES = 100_000;
  private static final int PAIRS = 100_000;
  private static final int IPV4_SOURCE = 24;
  private static final int IPV6_SOURCE = 56;

  private final Random random = new Random(20_261_201);

  @TempDir private Path folder;
  private PlacedWorld world;
  private NameServer server;

  /** What a resolver keeps of a reply. */
  private record Kept(String address, int scope) {}

  @BeforeEach
  void readTheWorld() throws IOException {
    world = new PlacedWorld(folder, random);
    PoolConfiguration pool = PoolConfiguration.read(world.poolFile());
    NamingService naming = pool.naming().build();
    server = Nameserver.serverOf(PoolSet.of(folder, pool), List.of(naming));
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    world.close();
  }

  @Test
  void everyGroupAndEveryScopeIsThatOfAnotherReading() throws IOException {
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < QUERIES; i++) {
      ClientNetwork client = world.network(16, 32, 32, 64);
      Kept kept = ask(client);
      String group = world.groupOf(client.address());
      seen.merge(group, 1, Integer::sum);
      assertThat(kept.scope()).as("scope of %s", client).isEqualTo(world.scopeOf(client.address()));
      if (!group.isEmpty()) {
        assertThat(kept.address()).as(client + " in " + group).isEqualTo(PlacedWorld.siteOf(group));
      }
    }
    assertThat(seen).hasSize(5).allSatisfy((group, count) -> assertThat(count).isGreaterThan(500));
  }

  /**
   * A resolver that keeps each answer for the network of its scope gives it to no client that would
   * be told otherwise.
   */
  @Test
  void noKeptAnswerIsGivenToAClientThatItIsNotMeantFor() throws IOException {
    List<Map<ClientNetwork, Kept>> cache = new ArrayList<>();
    for (int bits = 0; bits <= 128; bits++) {
      cache.add(new HashMap<>());
    }
    int reused = 0;
    for (int i = 0; i < PAIRS; i++) {
      InetAddress client = world.network(32, 32, 128, 128).address();
      int source = client.getAddress().length == 4 ? IPV4_SOURCE : IPV6_SOURCE;
      ClientNetwork told = ClientNetwork.of(client, source);
      Kept kept = find(cache, told);
      if (kept == null) {
        kept = ask(told);
        int bits = Math.min(source, kept.scope());
        cache.get(bits).put(ClientNetwork.of(told.address(), bits), kept);
        continue;
      }
      reused++;
      String group = world.groupOf(told.address());
      assertThat(group.isEmpty() || kept.address().equals(PlacedWorld.siteOf(group)))
          .as("%s in %s is given %s", told, group, kept)
          .isTrue();
    }
    assertThat(reused).isGreaterThan(PAIRS / 10);
  }

  private static Kept find(List<Map<ClientNetwork, Kept>> cache, ClientNetwork client) {
    for (int bits = client.prefixLength(); bits >= 0; bits--) {
      Kept kept = cache.get(bits).get(ClientNetwork.of(client.address(), bits));
      if (kept != null) {
        return kept;
      }
    }
    return null;
  }

  private Kept ask(ClientNetwork client) throws IOException {
    Record question = Record.newRecord(Name.fromString("app.example.test."), Type.A, DClass.IN);
    Message query = Message.newQuery(question);
    ClientSubnetOption subnet = new ClientSubnetOption(client.prefixLength(), client.address());
    query.addRecord(new OPTRecord(1232, 0, 0, 0, subnet), Section.ADDITIONAL);
    ByteBuffer wire = ByteBuffer.wrap(query.toWire());
    InetAddress resolver = InetAddress.getByName("192.0.2.253");
    Message reply = new Message(server.answer(wire, resolver).orElseThrow());
    ClientSubnetOption option =
        (ClientSubnetOption) reply.getOPT().getOptions(EDNSOption.Code.CLIENT_SUBNET).get(0);
    String address = reply.getSection(Section.ANSWER).get(0).rdataToString();
    return new Kept(address, option.getScopePrefixLength());
  }
}
