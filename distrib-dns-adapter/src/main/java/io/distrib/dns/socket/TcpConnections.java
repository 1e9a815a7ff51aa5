package io.distrib.dns.socket;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The open connections, the one that is idle longest first. <em>Confined to one thread.</em> */
final class TcpConnections {
  private final TcpLimits limits;
  private final Set<TcpConnection> byIdleness = new LinkedHashSet<>();
  private final Map<InetAddress, Integer> perClient = new HashMap<>();
  private final TcpMemoryBudget memory = new TcpMemoryBudget();

  TcpConnections(TcpLimits limits) {
    this.limits = limits;
  }

  /** Makes room for one more of its client, then holds it. */
  void add(TcpConnection connection) {
    makeRoom(connection.client());
    if (byIdleness.size() >= limits.connections()) {
      closeLongestIdle();
    }
    byIdleness.add(connection);
    perClient.merge(connection.client(), 1, Integer::sum);
  }

  private void makeRoom(InetAddress client) {
    if (perClient.getOrDefault(client, 0) >= limits.perClient()) {
      close(longestIdle(client));
    }
  }

  /** A proxy has named the client of the connection. */
  private void recount(TcpConnection connection) {
    makeRoom(connection.client());
    discount(connection);
    connection.count();
    perClient.merge(connection.client(), 1, Integer::sum);
  }

  private void discount(TcpConnection connection) {
    perClient.computeIfPresent(connection.countedAs(), (client, n) -> n == 1 ? null : n - 1);
  }

  /** It has just done something. */
  void touch(TcpConnection connection, long nowNanos) {
    if (byIdleness.remove(connection)) {
      connection.touch(nowNanos);
      byIdleness.add(connection);
    }
  }

  /** It may hold more than before, or less; if all hold too much together, some are closed. */
  void settle(TcpConnection connection) {
    if (byIdleness.contains(connection)) {
      if (!connection.countedAs().equals(connection.client())) {
        recount(connection);
      }
      memory.update(connection);
    }
    TcpConnection first = memory.firstToGo();
    while (first != null) {
      close(first);
      first = memory.firstToGo();
    }
  }

  /** Closes {@code connection}, if it is not null and not closed yet. */
  void close(@Nullable TcpConnection connection) {
    if (connection != null && byIdleness.remove(connection)) {
      discount(connection);
      memory.remove(connection);
      connection.close();
    }
  }

  /** Closes the one that is idle longest; false if there is none. */
  boolean closeLongestIdle() {
    TcpConnection oldest = byIdleness.stream().findFirst().orElse(null);
    close(oldest);
    return oldest != null;
  }

  /** Closes those that have been idle for too long. */
  void closeIdle(long nowNanos) {
    closeIdle(nowNanos, limits.idle().toNanos());
  }

  /**
   * Closes those that have been idle for {@code idleNanos}, unless this server owes them a reply.
   */
  void closeIdle(long nowNanos, long idleNanos) {
    List<TcpConnection> idle =
        byIdleness.stream()
            .takeWhile(each -> each.idleNanos(nowNanos) >= idleNanos)
            .filter(each -> !each.isAwaiting())
            .toList();
    idle.forEach(this::close);
  }

  boolean isEmpty() {
    return byIdleness.isEmpty();
  }

  void closeAll() {
    new ArrayList<>(byIdleness).forEach(this::close);
  }

  private @Nullable TcpConnection longestIdle(InetAddress client) {
    return byIdleness.stream()
        .filter(each -> each.countedAs().equals(client))
        .findFirst()
        .orElse(null);
  }
}
