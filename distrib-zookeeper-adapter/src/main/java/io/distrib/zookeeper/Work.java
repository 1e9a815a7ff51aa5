package io.distrib.zookeeper;

import io.distrib.fleet.BoardBook;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * What is left to do with the engine, the most urgent first, within bounds: what is asked twice is
 * done once. <em>Thread-safe.</em>
 */
final class Work {
  private static final int MAX_ORDERS = 256;
  private static final int MAX_PATHS = 2 * (BoardBook.MAX_MEMBERS + BoardBook.MAX_ORDERS);

  private final Queue<Runnable> orders = new ArrayDeque<>();
  private final Set<String> paths = new LinkedHashSet<>();
  private boolean isToEnd;
  private boolean isToReadAll;
  private boolean isToPost;

  /** Who does it. */
  interface Worker {
    void readAll();

    void post();

    void read(String path);
  }

  synchronized void end() {
    isToEnd = true;
    notifyAll();
  }

  synchronized void readAll() {
    isToReadAll = true;
    paths.clear();
    notifyAll();
  }

  synchronized void post() {
    isToPost = true;
    notifyAll();
  }

  /** Whether there is room for one more {@code order} to be written. */
  synchronized boolean write(Runnable order) {
    boolean hasRoom = orders.size() < MAX_ORDERS && !isToEnd;
    if (hasRoom) {
      orders.add(order);
      notifyAll();
    }
    return hasRoom;
  }

  /** With too many paths, all is read. */
  synchronized void read(Collection<String> more) {
    if (paths.size() + more.size() > MAX_PATHS) {
      readAll();
    } else if (!isToReadAll) {
      paths.addAll(more);
      notifyAll();
    }
  }

  /** Waits for something to do and has {@code worker} do it; false at the end. */
  boolean next(Worker worker) throws InterruptedException {
    Optional<Runnable> task = take(worker);
    task.ifPresent(Runnable::run);
    return task.isPresent();
  }

  private synchronized Optional<Runnable> take(Worker worker) throws InterruptedException {
    while (!isToEnd && !isToReadAll && !isToPost && orders.isEmpty() && paths.isEmpty()) {
      wait();
    }
    return isToEnd ? Optional.empty() : Optional.of(mostUrgent(worker));
  }

  private Runnable mostUrgent(Worker worker) {
    if (isToReadAll) {
      isToReadAll = false;
      return worker::readAll;
    }
    if (isToPost) {
      isToPost = false;
      return worker::post;
    }
    if (!orders.isEmpty()) {
      return orders.remove();
    }
    String path = paths.iterator().next();
    paths.remove(path);
    return () -> worker.read(path);
  }
}
