package io.distrib.spi;

import io.distrib.fleet.BoardReading;
import io.distrib.fleet.FleetOrder;
import io.distrib.fleet.Statement;
import java.util.concurrent.CompletionStage;

/**
 * Where the members of a fleet post what they say, and read what the others say (E6 to E13). The
 * engine behind it may hang, fail or be away for days: no method waits for it, throws because of
 * it, or takes a lock that is held meanwhile. Implementations are thread-safe.
 *
 * <pre>{@code
 * board.post(statement); // once a second, and at once when something has changed
 * BoardReading reading = board.reading();
 * board.write(order, 0).thenAccept(written -> ...);
 * }</pre>
 */
public interface FleetBoard extends AutoCloseable {
  /** What came of an order that was to be written. */
  enum Written {
    /** It stands on the board. */
    YES,
    /** The entry has another version: somebody was faster. Read again. */
    CHANGED,
    /**
     * It is not known to stand there: the engine is out of reach, or has not answered in time. It
     * may have been written all the same, which its operation shows when the engine is back.
     */
    UNREACHABLE
  }

  /**
   * Posts what this member says, in place of what it said before. Without an engine, the last one
   * is posted when the engine is back.
   *
   * @throws IllegalArgumentException if its text is too long, or it is another member's
   */
  void post(Statement statement);

  /** What this member knows now. Reads memory alone. */
  BoardReading reading();

  /**
   * Writes an order, if its entry still has the version {@code known}.
   *
   * @param known the version that was read; 0 if there was no entry
   * @return completed within 5 s, never with an exception, on a thread of the board
   * @throws IllegalArgumentException if its text is too long
   */
  CompletionStage<Written> write(FleetOrder order, long known);

  /**
   * Has {@code listener} called after each change of {@link #reading}, on a thread of the board: it
   * must not block. Its exceptions are logged and ignored.
   */
  void onChange(Runnable listener);

  /** Takes what this member says off the board, if the engine can be reached, and ends. */
  @Override
  void close();
}
