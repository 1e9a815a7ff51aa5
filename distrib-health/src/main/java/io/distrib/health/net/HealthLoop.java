package io.distrib.health.net;

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
 * The one thread on which all monitors of the process schedule and run their probes; it ends with
 * the last of them. <em>Thread-safe, but for the limit of probes.</em>
 */
public final class HealthLoop implements Timer {
  /** Maximum number of probes under way at the same time. */
  public static final int MAX_PROBES = 1_024;

  private static final System.Logger LOG = System.getLogger(HealthLoop.class.getName());

  private static @Nullable HealthLoop shared;
  private static int users;

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, this::thread, NioIoHandler.newFactory());
  private final EventLoop loop = group.next();
  private final ConcurrencyLimit probeLimit = new ConcurrencyLimit(MAX_PROBES);

  private volatile boolean isReleased;
  private long loggedNanos;

  private HealthLoop() {}

  /** The loop, for one more user. */
  public static synchronized HealthLoop acquire() {
    if (shared == null) {
      shared = new HealthLoop();
    }
    users++;
    return shared;
  }

  /** One user less: the loop of the last one runs the tasks that it has, and ends. */
  public static synchronized void release() {
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

  /** The limit of the probes of all monitors; confined to the thread of the loop. */
  public ConcurrencyLimit probeLimit() {
    return probeLimit;
  }

  /** Logs that this machine lacks the means to probe, at most once a minute. */
  public void logFailure(Throwable failure) {
    long now = System.nanoTime();
    if (loggedNanos == 0 || now - loggedNanos >= TimeUnit.MINUTES.toNanos(1)) {
      loggedNanos = now;
      LOG.log(System.Logger.Level.WARNING, () -> "sites cannot be probed: " + failure);
    }
  }

  /** Netty only logs the cause when a loop dies. */
  private Thread thread(Runnable work) {
    return new DefaultThreadFactory("distrib-health", true)
        .newThread(
            () -> {
              work.run();
              if (!isReleased) {
                ThreadErrors.report(new IllegalStateException("the loop has ended"));
              }
            });
  }

  /** Runs {@code task} in the loop. */
  public void execute(Runnable task) {
    loop.execute(ThreadErrors.reporting(task));
  }

  @Override
  public Appointment after(Duration delay, Runnable task) {
    Future<?> future =
        loop.schedule(
            ThreadErrors.reporting(task), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
    return () -> future.cancel(false);
  }
}
