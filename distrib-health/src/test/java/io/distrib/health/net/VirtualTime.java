package io.distrib.health.net;

import io.distrib.spi.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A timer and its clock, which move only when they are told to; appointments of the same moment are
 * kept in the order in which they were made. <em>Confined to one thread.</em>
 */
public final class VirtualTime implements Timer, Clock {
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::atNanos).thenComparingLong(Task::number));
  private long nowNanos;
  private long numbers;

  private record Task(long atNanos, long number, Runnable work) {}

  @Override
  public Appointment after(Duration delay, Runnable work) {
    Task task = new Task(nowNanos + Math.max(0, delay.toNanos()), numbers++, work);
    tasks.add(task);
    return () -> tasks.remove(task);
  }

  /** Keeps every appointment of the next {@code duration}, each at its moment. */
  public void pass(Duration duration) {
    long end = nowNanos + duration.toNanos();
    for (Task task = tasks.peek(); task != null && task.atNanos() <= end; task = tasks.peek()) {
      tasks.remove();
      nowNanos = task.atNanos();
      task.work().run();
    }
    nowNanos = end;
  }

  /** The same in milliseconds. */
  public void passMillis(long millis) {
    pass(Duration.ofMillis(millis));
  }

  /** Milliseconds since the start. */
  public long millis() {
    return Duration.ofNanos(nowNanos).toMillis();
  }

  @Override
  public long epochSeconds() {
    throw new AssertionError("a step of the date must not matter, so nobody may read it");
  }

  @Override
  public long monotonicNanos() {
    return nowNanos;
  }
}
