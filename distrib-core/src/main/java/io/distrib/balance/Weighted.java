package io.distrib.balance;

import io.distrib.spi.Candidate;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses each candidate in exact proportion to its weight: the multiples of the golden ratio fall
 * evenly over the circle, so that after k choices each candidate is within a few of its share, in
 * no fixed order. With very many names what counts is how much memory a choice touches: hence the
 * sums are kept, and the position has no object of its own. <em>Thread-safe.</em>
 */
final class Weighted implements TimedPolicy {
  private static final VarHandle POSITION = position();

  /** 2^64 divided by the golden ratio. */
  private static final long STEP = 0x9E3779B97F4A7C15L;

  @SuppressWarnings("unused") // by its handle
  private volatile long position;

  private volatile Sums sums = new Sums(List.of());

  /** The weights of some candidates, each added to those before it: the last is the total. */
  private static final class Sums {
    final List<Candidate> candidates;
    final int[] upTo;

    Sums(List<Candidate> candidates) {
      this.candidates = candidates;
      this.upTo = candidates.stream().mapToInt(Candidate::weight).toArray();
      for (int i = 1; i < upTo.length; i++) {
        upTo[i] += upTo[i - 1];
      }
    }
  }

  @Override
  public boolean dependsOnClient() {
    return false;
  }

  @Override
  public int choose(@Nullable InetAddress client, List<Candidate> candidates) {
    return at((long) POSITION.getAndAdd(this, STEP), candidates);
  }

  @Override
  public int at(long point, List<Candidate> candidates) {
    int[] upTo = upTo(candidates);
    long weight = Rotation.scaled(point, upTo[upTo.length - 1]);
    int low = 0;
    int high = upTo.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (weight >= upTo[middle]) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public double[] shares(List<Candidate> candidates) {
    double total = candidates.stream().mapToDouble(Candidate::weight).sum();
    return candidates.stream().mapToDouble(each -> each.weight() / total).toArray();
  }

  @SuppressWarnings("ReferenceEquality") // this very list: an equal one is summed again
  private int[] upTo(List<Candidate> candidates) {
    Sums last = sums;
    if (last.candidates != candidates) {
      last = new Sums(candidates);
      sums = last;
    }
    return last.upTo;
  }

  private static VarHandle position() {
    try {
      return MethodHandles.lookup().findVarHandle(Weighted.class, "position", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
