package io.distrib.server.resolve;

import com.google.common.net.InetAddresses;
import io.distrib.config.PoolConfiguration;
import io.distrib.config.PoolSet;
import io.distrib.dns.NameServer;
import io.distrib.naming.NamingService;
import io.distrib.naming.NamingServiceBuilder;
import io.distrib.server.daemon.Nameserver;
import io.distrib.topology.DnsName;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;

/**
 * The nameserver of some pools, asked one question without a network: what it replies comes from
 * the code that serves. What decides for each pool's names has a twin that knows the same and draws
 * the same numbers, to tell why. <em>Confined to one thread.</em>
 */
final class Rehearsal {
  /** Who asks when that is not said: an address that no client has. */
  static final InetAddress NOBODY = InetAddresses.forString("0.0.0.0");

  private final long seed = new SecureRandom().nextLong();
  private final List<PoolConfiguration> pools;
  private final List<NamingService> asked;
  private final NameServer server;

  /**
   * Of {@code set}.
   *
   * @throws io.distrib.dns.zone.InvalidZoneException with every fault of every zone file
   */
  Rehearsal(PoolSet set) {
    this.pools = set.members().stream().map(PoolSet.Member::pool).toList();
    this.asked = pools.stream().map(pool -> naming(pool).build()).toList();
    this.server = Nameserver.serverOf(set, asked);
  }

  /**
   * One pool.
   *
   * @param naming a twin of what decides for its names, which was not asked yet
   */
  record Part(PoolConfiguration pool, NamingService naming) {
    DnsName name() {
      return naming.topology().pool().name();
    }

    boolean knows(DnsName name) {
      return naming.find(name).isPresent();
    }
  }

  /** Every pool as it stands, in the order of the files. */
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < pools.size(); i++) {
      PoolConfiguration pool = pools.get(i);
      parts.add(new Part(pool, naming(pool).statusFrom(asked.get(i)).build()));
    }
    return parts;
  }

  /**
   * Changes whatever is called {@code site} in each pool; false if there is none.
   *
   * @param change whether there was such a site
   */
  boolean change(String site, BiPredicate<NamingService, String> change) {
    return asked.stream().filter(naming -> change.test(naming, site)).count() > 0;
  }

  /** The reply; empty if the name would be looked up. */
  Optional<Message> reply(DnsName name, int type, InetAddress client) {
    Record record = Record.newRecord(wire(name), type, DClass.IN);
    ByteBuffer query = ByteBuffer.wrap(Message.newQuery(record).toWire());
    return server.answer(query, client).map(Rehearsal::message);
  }

  private NamingServiceBuilder naming(PoolConfiguration pool) {
    return pool.naming().random(new SplittableRandom(seed)::nextLong);
  }

  private static Name wire(DnsName name) {
    try {
      return Name.fromString(name.text(), Name.root);
    } catch (TextParseException e) {
      throw new AssertionError("a checked name does not parse", e);
    }
  }

  private static Message message(ByteBuffer reply) {
    try {
      return new Message(reply);
    } catch (IOException e) {
      throw new AssertionError("our own reply cannot be read", e);
    }
  }
}
