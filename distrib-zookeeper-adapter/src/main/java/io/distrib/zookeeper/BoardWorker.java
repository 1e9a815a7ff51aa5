package io.distrib.zookeeper;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.distrib.fleet.BoardBook;
import io.distrib.fleet.FleetOrder;
import io.distrib.spi.FleetBoard.Written;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.curator.framework.CuratorFramework;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.WatchedEvent;
import org.apache.zookeeper.Watcher;
import org.apache.zookeeper.Watcher.Event.EventType;

/**
 * Does the work with the engine, in one thread that may wait for it. After a failure all is read
 * again, with growing pauses.
 */
final class BoardWorker implements Work.Worker, Watcher {
  private static final System.Logger LOG = System.getLogger(BoardWorker.class.getName());
  private static final long MIN_PAUSE_MILLIS = 200;
  private static final long MAX_PAUSE_MILLIS = 10_000;

  private final Work work;
  private final BoardMemory memory;
  private final OwnWords words;
  private final BoardPaths paths;
  private final String ownPath;
  private final FleetNodes nodes;
  private final ScheduledExecutorService voice;
  private final Runnable changed;
  private long pauseMillis = MIN_PAUSE_MILLIS;
  private boolean isRefusalLogged;
  private boolean isTwinLogged;

  BoardWorker(
      BoardSettings settings,
      CuratorFramework client,
      Work work,
      BoardMemory memory,
      OwnWords words,
      ScheduledExecutorService voice,
      Runnable changed) {
    this.work = work;
    this.memory = memory;
    this.words = words;
    this.paths = settings.paths();
    this.ownPath = paths.member(settings.member());
    this.nodes = new FleetNodes(client, paths);
    this.voice = voice;
    this.changed = changed;
  }

  /** A call to the engine. */
  @FunctionalInterface
  private interface Call {
    void run() throws Exception;
  }

  /** Works until the end, then takes leave. */
  void run() {
    try {
      while (work.next(this)) {
        // One thing after the other.
      }
      if (memory.hasConnection()) {
        nodes.remove(ownPath);
      }
    } catch (Exception e) {
      LOG.log(System.Logger.Level.DEBUG, "the member could not take leave", e);
    }
  }

  /** On ZooKeeper's thread: a node has changed. */
  @Override
  public void process(WatchedEvent event) {
    String path = event.getPath();
    if (event.getType() == EventType.None || path == null) {
      return;
    }
    if (!path.equals(ownPath)) {
      work.read(List.of(path));
    } else if (event.getType() == EventType.NodeDeleted) {
      work.post();
    }
  }

  @Override
  public void readAll() {
    attempt(
        () -> {
          long epoch = memory.epoch();
          nodes.watch(this);
          memory.begin(nodes.clock());
          List<String> members = nodes.children(paths.members(), BoardBook.MAX_MEMBERS + 1);
          memory.present(members);
          for (String path : members) {
            take(path);
          }
          put(words.agedText(System.nanoTime()), false);
          work.read(nodes.children(paths.orders(), BoardBook.MAX_ORDERS));
          memory.readAll(epoch);
          pauseMillis = MIN_PAUSE_MILLIS;
        });
  }

  @Override
  public void post() {
    attempt(() -> put(words.text(), true));
  }

  @Override
  public void read(String path) {
    attempt(() -> take(path));
  }

  /** Writes an order; waits for the engine, but not without a connection. */
  Written write(FleetOrder order, long known) {
    if (!memory.hasConnection()) {
      return Written.UNREACHABLE;
    }
    try {
      return nodes.write(order, known);
    } catch (Exception e) {
      failed(e);
      return Written.UNREACHABLE;
    }
  }

  private void put(Optional<byte[]> text, boolean isAlone) throws Exception {
    if (text.isPresent() && nodes.put(ownPath, text.get()) && isAlone && !isTwinLogged) {
      isTwinLogged = true;
      LOG.log(
          System.Logger.Level.WARNING,
          "another program posts as this member of the fleet: each needs a name of its own");
    }
  }

  private void take(String path) throws Exception {
    Optional<FleetNodes.Node> node = nodes.read(path);
    if (paths.isMember(path)) {
      node.ifPresentOrElse(found -> memory.heardMember(path, found), () -> memory.goneMember(path));
    } else if (paths.isOrder(path)) {
      node.ifPresent(found -> memory.heardOrder(path, found));
    }
  }

  /** Without a connection there is nothing to try: all is read when it is back. */
  private void attempt(Call call) {
    if (!memory.hasConnection()) {
      return;
    }
    try {
      call.run();
    } catch (Exception e) {
      failed(e);
    }
    changed.run();
  }

  private void failed(Exception failure) {
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    LOG.log(System.Logger.Level.DEBUG, "the fleet's engine does not do its work", failure);
    if (failure instanceof KeeperException.NoAuthException && !isRefusalLogged) {
      isRefusalLogged = true;
      LOG.log(
          System.Logger.Level.WARNING,
          "the fleet''s engine refuses this member: its secret is another one than that of the"
              + " fleet {0}",
          paths.fleet());
    }
    Future<?> unused = voice.schedule(work::readAll, pauseMillis, MILLISECONDS);
    pauseMillis = Math.min(2 * pauseMillis, MAX_PAUSE_MILLIS);
  }
}
