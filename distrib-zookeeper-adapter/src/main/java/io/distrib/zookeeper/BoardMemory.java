package io.distrib.zookeeper;

import io.distrib.fleet.BoardBook;
import io.distrib.fleet.BoardReading;
import io.distrib.fleet.EngineState;
import io.distrib.fleet.EngineState.Kind;
import io.distrib.fleet.OrderText;
import io.distrib.zookeeper.FleetNodes.Node;
import java.time.Duration;
import java.util.List;

/** What a board knows. Nothing here waits for the engine. <em>Thread-safe.</em> */
final class BoardMemory {
  private final BoardPaths paths;
  private final BoardBook book;
  private EngineState state = new EngineState(Kind.LOST, System.nanoTime());

  /** Rises whenever the connection changes. */
  private long epoch;

  private boolean hasConnection;

  /** What the servers' clock showed, in milliseconds, and when, by the own monotonic clock. */
  private long clockMillis;

  private long clockNanos;

  BoardMemory(BoardPaths paths, String member) {
    this.paths = paths;
    this.book = new BoardBook(member);
  }

  synchronized BoardReading reading() {
    return book.reading(state);
  }

  /** There is a connection; the engine counts as reached when all has been read over it. */
  synchronized void reachable() {
    epoch++;
    hasConnection = true;
  }

  synchronized void unreachable(Kind kind) {
    epoch++;
    hasConnection = false;
    if (state.kind() != kind) {
      state = new EngineState(kind, System.nanoTime());
    }
  }

  synchronized boolean hasConnection() {
    return hasConnection;
  }

  synchronized long epoch() {
    return epoch;
  }

  /** A new connection is read from: what is known may be the last word of the dead (E4). */
  synchronized void begin(long serverMillis) {
    clockMillis = serverMillis;
    clockNanos = System.nanoTime();
    book.reconnected();
  }

  /** The members at {@code present} are there, and no others. */
  synchronized void present(List<String> present) {
    List<String> names = present.stream().map(paths::memberName).toList();
    book.reading(state).others().keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(book::gone);
  }

  /** All was read over the connection of {@code since}, unless that has changed meanwhile. */
  synchronized void readAll(long since) {
    if (since == epoch && hasConnection && state.kind() != Kind.CONNECTED) {
      state = new EngineState(Kind.CONNECTED, System.nanoTime());
    }
  }

  synchronized void goneMember(String path) {
    book.gone(paths.memberName(path));
  }

  synchronized void heardMember(String path, Node node) {
    book.hear(paths.memberName(path), node.data(), System.nanoTime());
  }

  /** An order that stands under the name of another one is none. */
  synchronized void heardOrder(String path, Node node) {
    boolean isInPlace =
        OrderText.read(node.data())
            .filter(order -> paths.order(order.key()).equals(path))
            .isPresent();
    long now = System.nanoTime();
    long serverMillis = clockMillis + Duration.ofNanos(now - clockNanos).toMillis();
    book.order(
        isInPlace ? node.data() : new byte[0],
        node.stat().getVersion() + 1L,
        Duration.ofMillis(serverMillis - node.stat().getMtime()),
        now);
  }
}
