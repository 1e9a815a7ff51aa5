package io.distrib.dns.socket;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The memory that connections hold for incomplete messages and for replies that clients have not
 * read. When all of them together hold too much, the one that has held memory the longest is closed
 * first. <em>Confined to one thread.</em>
 */
final class TcpMemoryBudget {
  static final int MAX_BYTES = 4 << 20;

  private final Map<TcpConnection, Integer> held = new LinkedHashMap<>();
  private long bytes;

  /** Counts what {@code connection} holds now. */
  void update(TcpConnection connection) {
    int now = connection.heldBytes();
    Integer before = now == 0 ? held.remove(connection) : held.put(connection, now);
    bytes += now - (before == null ? 0 : before);
  }

  /** It holds nothing any more. */
  void remove(TcpConnection connection) {
    Integer before = held.remove(connection);
    bytes -= before == null ? 0 : before;
  }

  /** The connection to close; null while the budget is kept. */
  @Nullable TcpConnection firstToGo() {
    return bytes > MAX_BYTES ? held.keySet().iterator().next() : null;
  }
}
