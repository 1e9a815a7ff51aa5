package io.distrib.dns.packet;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts faults of our own after which work goes on. The first one is logged: the rest is likely
 * the same, and clients could fill the log with it. <em>Thread-safe.</em>
 */
public final class FaultCount {
  private static final Logger LOG = System.getLogger(FaultCount.class.getName());

  private final String consequence;
  private final AtomicLong count = new AtomicLong();

  /** Faults whose {@code consequence} is this, for the log. */
  public FaultCount(String consequence) {
    this.consequence = consequence;
  }

  /** One more. */
  public void add(Throwable fault) {
    if (count.getAndIncrement() == 0) {
      LOG.log(Level.WARNING, consequence, fault);
    }
  }

  /** How many there were so far. */
  public long get() {
    return count.get();
  }
}
