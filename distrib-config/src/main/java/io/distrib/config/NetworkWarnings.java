package io.distrib.config;

import io.distrib.topology.ClientNetwork;
import io.distrib.topology.Group;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds client networks that decide nothing, because longer ones do. */
final class NetworkWarnings {
  private final List<String> warnings = new ArrayList<>();
  private final Deque<Claim> open = new ArrayDeque<>();

  private NetworkWarnings() {}

  /** A network of a group, and how many of its addresses longer networks have. */
  private static final class Claim {
    final String path;
    final Group group;
    final ClientNetwork network;
    final BigInteger first;
    BigInteger taken = BigInteger.ZERO;

    Claim(Group group, int index) {
      this.path = "groups." + group.id() + ".clients[" + index + "]";
      this.group = group;
      this.network = group.clients().get(index);
      this.first = new BigInteger(1, network.address().getAddress());
    }

    int bits() {
      return network.address().getAddress().length * Byte.SIZE;
    }

    BigInteger size() {
      return BigInteger.ONE.shiftLeft(bits() - network.prefixLength());
    }
  }

  /** Those of the networks of {@code groups}, no two of which are equal. */
  static List<String> of(List<Group> groups) {
    List<Claim> claims = new ArrayList<>();
    for (Group group : groups) {
      for (int i = 0; i < group.clients().size(); i++) {
        claims.add(new Claim(group, i));
      }
    }
    claims.sort(
        Comparator.comparingInt(Claim::bits)
            .thenComparing(claim -> claim.first)
            .thenComparingInt(claim -> claim.network.prefixLength()));
    NetworkWarnings found = new NetworkWarnings();
    claims.forEach(found::add);
    found.closeAllBefore(null);
    return found.warnings;
  }

  /** The next one; those that hold it are open. */
  private void add(Claim claim) {
    closeAllBefore(claim);
    Claim around = open.peek();
    if (around != null) {
      around.taken = around.taken.add(claim.size());
      if (around.group.equals(claim.group)) {
        warnings.add(
            claim.path
                + ": "
                + claim.network
                + " lies in "
                + around.network
                + " of the same group");
      }
    }
    open.push(claim);
  }

  private void closeAllBefore(@Nullable Claim next) {
    while (!open.isEmpty()
        && (next == null || !open.getFirst().network.contains(next.network.address()))) {
      Claim ended = open.pop();
      if (ended.taken.equals(ended.size())) {
        warnings.add(
            ended.path + ": " + ended.network + " decides nothing: longer networks have all of it");
      }
    }
  }
}
