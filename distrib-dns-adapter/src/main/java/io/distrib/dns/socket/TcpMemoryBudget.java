package io.distrib.dns.socket;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much memory connections hold with what is not whole yet and what is not read yet. Whoever has
 * held some for longest is the first to go when it is too much for all of them together.
 * <em>Confined to one thread.</em>
 */
final class TcpMemoryBudget {
  static final int MOST_OCTETS = 4 << 20;

  private final Map<TcpConnection, Integer> held = new LinkedHashMap<>();
  private long octets;

  /** Takes note of what {@code connection} holds now. */
  void update(TcpConnection connection) {
    int now = connection.heldOctets();
    Integer before = now == 0 ? held.remove(connection) : held.put(connection, now);
    octets += now - (before == null ? 0 : before);
  }

  /** It holds nothing any more. */
  void remove(TcpConnection connection) {
    Integer before = held.remove(connection);
    octets -= before == null ? 0 : before;
  }

  /** Who has to go; null as long as it is not too much. */
  @Nullable TcpConnection firstToGo() {
    return octets > MOST_OCTETS ? held.keySet().iterator().next() : null;
  }
}
