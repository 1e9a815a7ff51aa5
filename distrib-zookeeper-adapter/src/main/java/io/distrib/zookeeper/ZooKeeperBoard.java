package io.distrib.zookeeper;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.distrib.fleet.BoardReading;
import io.distrib.fleet.EngineState.Kind;
import io.distrib.fleet.FleetOrder;
import io.distrib.fleet.OrderText;
import io.distrib.fleet.Statement;
import io.distrib.spi.FleetBoard;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.state.ConnectionState;

/**
 * A board in an ensemble of Apache ZooKeeper, through Curator (E6 to E10, E12). Under {@code
 * /distrib/v1/FLEET}, {@code members/MEMBER} is the last statement of a member that is present, and
 * {@code orders/POOL,SITE,ASPECT} an order.
 *
 * <p>What the servers' nodes hold is not trusted: what is too large, of an unknown form, or under
 * another's name is counted, and changes nothing. An order that is deleted there stays known to the
 * members that have read it. <em>Thread-safe;</em> two threads, one of which waits for the engine,
 * while the other calls the listeners; none keeps the program from ending.
 */
public final class ZooKeeperBoard implements FleetBoard {
  private static final System.Logger LOG = System.getLogger(ZooKeeperBoard.class.getName());
  private static final long WRITE_MILLIS = 4_500;

  private final BoardSettings settings;
  private final CuratorFramework client;
  private final Work work = new Work();
  private final OwnWords words = new OwnWords();
  private final BoardMemory memory;
  private final BoardWorker worker;
  private final ScheduledExecutorService voice = BoardThreads.voice();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean isChangePending = new AtomicBoolean();

  private ZooKeeperBoard(BoardSettings settings) {
    this.settings = settings;
    this.client = Clients.client(settings);
    this.memory = new BoardMemory(settings.paths(), settings.member());
    this.worker =
        new BoardWorker(settings, client, work, memory, words, voice, this::announceChange);
  }

  /** The board of one member. Returns at once: the servers are looked for in the background. */
  public static ZooKeeperBoard open(BoardSettings settings) {
    ZooKeeperBoard board = new ZooKeeperBoard(settings);
    board.start();
    return board;
  }

  private void start() {
    client.getConnectionStateListenable().addListener((ignored, next) -> connection(next));
    BoardThreads.daemon(this::live).start();
  }

  /** Waits for the engine, as the constructor of ZooKeeper's client looks names up. */
  private void live() {
    client.start();
    worker.run();
    client.close();
    memory.unreachable(Kind.LOST);
    voice.shutdown();
  }

  /** On a thread of Curator. */
  private void connection(ConnectionState next) {
    switch (next) {
      case CONNECTED, RECONNECTED -> {
        memory.reachable();
        work.readAll();
      }
      case SUSPENDED, READ_ONLY -> memory.unreachable(Kind.SUSPENDED);
      case LOST -> memory.unreachable(Kind.LOST);
    }
    announceChange();
  }

  @Override
  public void post(Statement statement) {
    if (!statement.posting().member().equals(settings.member())) {
      throw new IllegalArgumentException("a statement of " + statement.posting().member());
    }
    words.say(statement);
    work.post();
  }

  @Override
  public BoardReading reading() {
    return memory.reading();
  }

  @Override
  public CompletionStage<Written> write(FleetOrder order, long known) {
    OrderText.write(order);
    CompletableFuture<Written> written = new CompletableFuture<>();
    if (memory.reading().engine().kind() != Kind.CONNECTED
        || !work.write(() -> complete(written, worker.write(order, known)))) {
      return CompletableFuture.completedFuture(Written.UNREACHABLE);
    }
    Future<?> unused =
        voice.schedule(() -> written.complete(Written.UNREACHABLE), WRITE_MILLIS, MILLISECONDS);
    return written;
  }

  private void complete(CompletableFuture<Written> written, Written what) {
    voice.execute(() -> written.complete(what));
  }

  @Override
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public void close() {
    work.end();
  }

  /** However much changes while the listeners are called, they are called once more. */
  private void announceChange() {
    if (isChangePending.compareAndSet(false, true)) {
      voice.execute(this::callListeners);
    }
  }

  private void callListeners() {
    isChangePending.set(false);
    for (Runnable listener : listeners) {
      try {
        listener.run();
      } catch (RuntimeException ofListener) {
        LOG.log(System.Logger.Level.WARNING, "a listener of the fleet's board failed", ofListener);
      }
    }
  }
}
