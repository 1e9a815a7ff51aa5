package io.distrib.system;

import io.distrib.spi.RandomSource;
import java.util.concurrent.ThreadLocalRandom;

/** The machine's source of randomness for choices that need no secrecy. <em>Thread-safe.</em> */
public final class SystemRandom implements RandomSource {
  /** The only instance that is needed. */
  public static final SystemRandom INSTANCE = new SystemRandom();

  private SystemRandom() {}

  @Override
  public long nextLong() {
    return ThreadLocalRandom.current().nextLong();
  }
}
