package io.distrib.testkit;

import io.distrib.fleet.FleetOrder;
import io.distrib.fleet.HeardOrder;
import io.distrib.fleet.OrderKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What boards in one process share: the texts that stand there. <em>Thread-safe.</em> */
public final class MemoryEngine {
  private final Map<String, byte[]> statements = new HashMap<>();
  private final Map<OrderKey, HeardOrder> orders = new HashMap<>();
  private final List<MemoryBoard> boards = new ArrayList<>();

  /** A new one, on which nothing stands. */
  public MemoryEngine() {}

  /** The board of {@code member}. */
  public MemoryBoard open(String member) {
    MemoryBoard board = new MemoryBoard(this, member);
    synchronized (this) {
      boards.add(board);
    }
    board.heal();
    return board;
  }

  void post(String member, byte[] text) {
    List<MemoryBoard> all;
    synchronized (this) {
      statements.put(member, text);
      all = List.copyOf(boards);
    }
    all.forEach(board -> board.heard(member, text));
  }

  boolean write(FleetOrder order, long known) {
    HeardOrder written = new HeardOrder(order, known + 1, Duration.ZERO, System.nanoTime());
    List<MemoryBoard> all;
    synchronized (this) {
      HeardOrder before = orders.get(order.key());
      if (known != (before == null ? 0 : before.version())) {
        return false;
      }
      orders.put(order.key(), written);
      all = List.copyOf(boards);
    }
    all.forEach(board -> board.ordered(written));
    return true;
  }

  void gone(String member) {
    List<MemoryBoard> all;
    synchronized (this) {
      statements.remove(member);
      all = List.copyOf(boards);
    }
    all.forEach(board -> board.gone(member));
  }

  synchronized void leave(MemoryBoard board) {
    boards.remove(board);
  }

  synchronized Map<String, byte[]> statements() {
    return Map.copyOf(statements);
  }

  synchronized List<HeardOrder> orders() {
    return List.copyOf(orders.values());
  }
}
