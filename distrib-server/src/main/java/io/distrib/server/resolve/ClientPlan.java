package io.distrib.server.resolve;

import com.google.common.net.InetAddresses;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.DnsName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who goes where by one name. <em>Immutable.</em>
 *
 * @param name the name that the clients ask for
 * @param type of which records
 * @param sites the ids of the pool's sites, in the order of declaration
 * @param hasGroups whether the pool has groups
 * @param hasChange whether there is something to compare with
 * @param rows the clients, in the order of the file
 */
record ClientPlan(
    DnsName name,
    String type,
    List<String> sites,
    boolean hasGroups,
    boolean hasChange,
    List<Row> rows) {
  /**
   * The clients of one line.
   *
   * @param now where they go
   * @param then where they go with what is supposed; null if nothing is
   */
  record Row(ClientNetwork client, Destination now, @Nullable Destination then) {
    /** The network, or the address if it is one. */
    String label() {
      int width = client.address().getAddress().length * Byte.SIZE;
      return client.prefixLength() == width
          ? InetAddresses.toAddrString(client.address())
          : client.toString();
    }

    /** Whether some of them go elsewhere then. */
    boolean moves() {
      return then != null && now.differsFrom(then);
    }
  }

  /**
   * How many of all clients are named {@code site} first, each line taken as one client, 0 to 1.
   *
   * @param then whether with what is supposed
   */
  double share(String site, boolean then) {
    return rows.stream().mapToDouble(row -> side(row, then).share(site)).average().orElse(0);
  }

  /** How many are named no site. */
  double shareOfNone(boolean then) {
    return rows.stream().mapToDouble(row -> side(row, then).shareOfNone()).average().orElse(0);
  }

  /** On how many lines some clients go elsewhere. */
  long moved() {
    return rows.stream().filter(Row::moves).count();
  }

  private static Destination side(Row row, boolean then) {
    Destination later = row.then();
    return then && later != null ? later : row.now();
  }
}
