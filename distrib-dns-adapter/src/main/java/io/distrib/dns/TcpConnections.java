package io.distrib.dns;

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

  TcpConnections(TcpLimits limits) {
    this.limits = limits;
  }

  /** Makes room for one more of its client, then holds it. */
  void add(TcpConnection connection) {
    if (perClient.getOrDefault(connection.client(), 0) >= limits.perClient()) {
      close(longestIdle(connection.client()));
    }
    if (byIdleness.size() >= limits.connections()) {
      closeLongestIdle();
    }
    byIdleness.add(connection);
    perClient.merge(connection.client(), 1, Integer::sum);
  }

  /** It has just done something. */
  void touch(TcpConnection connection, long nowNanos) {
    if (byIdleness.remove(connection)) {
      connection.touch(nowNanos);
      byIdleness.add(connection);
    }
  }

  /** Closes {@code connection}, if it is not null and not closed yet. */
  void close(@Nullable TcpConnection connection) {
    if (connection != null && byIdleness.remove(connection)) {
      perClient.computeIfPresent(connection.client(), (client, n) -> n == 1 ? null : n - 1);
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
    long idleNanos = limits.idle().toNanos();
    List<TcpConnection> idle =
        byIdleness.stream().takeWhile(each -> each.idleNanos(nowNanos) >= idleNanos).toList();
    idle.forEach(this::close);
  }

  void closeAll() {
    new ArrayList<>(byIdleness).forEach(this::close);
  }

  private @Nullable TcpConnection longestIdle(InetAddress client) {
    return byIdleness.stream()
        .filter(each -> each.client().equals(client))
        .findFirst()
        .orElse(null);
  }
}
