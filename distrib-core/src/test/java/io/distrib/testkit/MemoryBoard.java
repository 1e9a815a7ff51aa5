package io.distrib.testkit;

import io.distrib.fleet.BoardBook;
import io.distrib.fleet.BoardReading;
import io.distrib.fleet.EngineState;
import io.distrib.fleet.FleetOrder;
import io.distrib.fleet.HeardOrder;
import io.distrib.fleet.OrderText;
import io.distrib.fleet.Stamp;
import io.distrib.fleet.Statement;
import io.distrib.fleet.StatementText;
import io.distrib.spi.FleetBoard;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A board in memory, which can be cut off. <em>Thread-safe.</em> */
public final class MemoryBoard implements FleetBoard {
  private static final AtomicLong RUNS = new AtomicLong();

  private final MemoryEngine engine;
  private final String member;
  private final BoardBook book;
  private final long run = RUNS.incrementAndGet();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private EngineState state = new EngineState(EngineState.Kind.LOST, System.nanoTime());
  private byte[] posted = {};
  private long sequence;

  MemoryBoard(MemoryEngine engine, String member) {
    this.engine = engine;
    this.member = member;
    this.book = new BoardBook(member);
  }

  /** It reaches the engine no more, and its own statement goes, as if its session had ended. */
  public void cut() {
    synchronized (this) {
      state = new EngineState(EngineState.Kind.LOST, System.nanoTime());
    }
    engine.gone(member);
    changed();
  }

  /** It reaches the engine again, and reads everything. */
  public void heal() {
    byte[] own;
    synchronized (this) {
      state = new EngineState(EngineState.Kind.CONNECTED, System.nanoTime());
      book.reading(state).others().keySet().forEach(book::gone);
      own = posted;
    }
    engine.statements().forEach(this::heard);
    engine.orders().forEach(this::ordered);
    if (own.length > 0) {
      engine.post(member, own);
    }
    changed();
  }

  @Override
  public void post(Statement statement) {
    if (!statement.posting().member().equals(member)) {
      throw new IllegalArgumentException("a statement of " + statement.posting().member());
    }
    byte[] text;
    synchronized (this) {
      text = StatementText.write(statement, new Stamp(run, ++sequence));
      posted = text;
    }
    if (isConnected()) {
      engine.post(member, text);
    }
  }

  @Override
  public synchronized BoardReading reading() {
    return book.reading(state);
  }

  @Override
  public CompletionStage<Written> write(FleetOrder order, long known) {
    if (!isConnected()) {
      return CompletableFuture.completedFuture(Written.UNREACHABLE);
    }
    boolean isWritten = engine.write(order, known);
    return CompletableFuture.completedFuture(isWritten ? Written.YES : Written.CHANGED);
  }

  @Override
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public void close() {
    engine.leave(this);
    engine.gone(member);
  }

  void heard(String other, byte[] text) {
    synchronized (this) {
      if (state.kind() != EngineState.Kind.CONNECTED) {
        return;
      }
      book.hear(other, text, System.nanoTime());
    }
    changed();
  }

  void ordered(HeardOrder order) {
    synchronized (this) {
      if (state.kind() != EngineState.Kind.CONNECTED) {
        return;
      }
      long now = System.nanoTime();
      Duration age = Duration.ofNanos(now - order.arrivedNanos());
      book.order(OrderText.write(order.order()), order.version(), age, now);
    }
    changed();
  }

  void gone(String other) {
    synchronized (this) {
      if (state.kind() != EngineState.Kind.CONNECTED) {
        return;
      }
      book.gone(other);
    }
    changed();
  }

  private synchronized boolean isConnected() {
    return state.kind() == EngineState.Kind.CONNECTED;
  }

  private void changed() {
    for (Runnable listener : listeners) {
      try {
        listener.run();
      } catch (RuntimeException ofListener) {
        System.getLogger(MemoryBoard.class.getName())
            .log(System.Logger.Level.WARNING, "a listener failed", ofListener);
      }
    }
  }
}
