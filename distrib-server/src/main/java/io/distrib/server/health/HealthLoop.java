package io.distrib.server.health;

import io.distrib.server.thread.ThreadWatch;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one thread on which all monitors of the process keep time and speak to sites; it ends with
 * the last of them. <em>Thread-safe, but for the slots.</em>
 */
final class HealthLoop implements Timer {
  /** How many rounds of probes are under way at the same time, at most. */
  static final int MOST_ROUNDS = 1_024;

  private static final System.Logger LOG = System.getLogger(HealthLoop.class.getName());

  private static @Nullable HealthLoop shared;
  private static int users;

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, this::thread, NioIoHandler.newFactory());
  private final EventLoop loop = group.next();
  private final Slots slots = new Slots(MOST_ROUNDS);

  private volatile boolean isReleased;
  private long complainedNanos;

  private HealthLoop() {}

  /** The loop, for one user more. */
  static synchronized HealthLoop acquire() {
    if (shared == null) {
      shared = new HealthLoop();
    }
    users++;
    return shared;
  }

  /** One user less: without any it runs what it has been given, and ends. */
  static synchronized void release() {
    users--;
    if (users == 0 && shared != null) {
      shared.isReleased = true;
      var unused = shared.group.shutdownGracefully(0, 5, TimeUnit.SECONDS);
      shared = null;
    }
  }

  EventLoop netty() {
    return loop;
  }

  /** Confined to the thread of the loop. */
  Slots slots() {
    return slots;
  }

  /** Tells the log that this machine lacks the means to probe; once a minute is enough. */
  void complain(Throwable failure) {
    long now = System.nanoTime();
    if (complainedNanos == 0 || now - complainedNanos >= TimeUnit.MINUTES.toNanos(1)) {
      complainedNanos = now;
      LOG.log(System.Logger.Level.WARNING, () -> "sites cannot be probed: " + failure);
    }
  }

  /** Netty logs what a loop dies of, and tells nobody. */
  private Thread thread(Runnable work) {
    return new DefaultThreadFactory("distrib-health", true)
        .newThread(
            () -> {
              work.run();
              if (!isReleased) {
                ThreadWatch.tell(new IllegalStateException("the loop has ended"));
              }
            });
  }

  /** Runs {@code task} in the loop. */
  void execute(Runnable task) {
    loop.execute(ThreadWatch.telling(task));
  }

  @Override
  public Appointment after(Duration delay, Runnable task) {
    Future<?> future =
        loop.schedule(
            ThreadWatch.telling(task), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
    return () -> future.cancel(false);
  }
}
