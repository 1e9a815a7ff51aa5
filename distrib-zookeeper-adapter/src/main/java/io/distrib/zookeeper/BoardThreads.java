package io.distrib.zookeeper;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;

/** The threads of a board: none keeps the program from ending. */
final class BoardThreads {
  private BoardThreads() {}

  static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "fleet-board");
    thread.setDaemon(true);
    return thread;
  }

  /** One thread that calls others' code and keeps times; after its end it takes nothing more. */
  static ScheduledExecutorService voice() {
    return new ScheduledThreadPoolExecutor(
        1, BoardThreads::daemon, new ThreadPoolExecutor.DiscardPolicy());
  }
}
