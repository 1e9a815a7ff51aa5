package io.distrib;

import io.distrib.model.LoadSample;
import io.distrib.spi.LoadProbe;
import java.util.List;
import java.util.function.IntSupplier;

/** The load probes that come with distrib, and the way to combine several. */
public final class LoadProbes {
  /** A site that is never busy. */
  public static final LoadProbe NONE = inline(new LoadSample(0));

  private LoadProbes() {}

  /**
   * Active sessions out of {@code capacity}.
   *
   * @param sessions how many there are; must neither block nor throw
   * @param capacity how many make the site full, at least 1
   */
  public static LoadProbe activeSessions(IntSupplier sessions, int capacity) {
    return new LoadProbe() {
      @Override
      public LoadSample sample() {
        return LoadSample.of(sessions.getAsInt(), capacity);
      }

      @Override
      public boolean mayBlock() {
        return false;
      }
    };
  }

  /** How busy the machine's processors are, looked up at most once a second. */
  public static LoadProbe cpu() {
    return new CpuLoadProbe(SystemClock.INSTANCE);
  }

  /** The fullest of {@code probes}; those that do not know do not count. */
  public static LoadProbe fullestOf(LoadProbe... probes) {
    List<LoadProbe> all = List.of(probes);
    boolean mayBlock = all.stream().anyMatch(LoadProbe::mayBlock);
    return new LoadProbe() {
      @Override
      public LoadSample sample() {
        return all.stream().map(LoadProbe::sample).reduce(LoadSample.UNKNOWN, LoadSample::or);
      }

      @Override
      public boolean mayBlock() {
        return mayBlock;
      }
    };
  }

  private static LoadProbe inline(LoadSample sample) {
    return new LoadProbe() {
      @Override
      public LoadSample sample() {
        return sample;
      }

      @Override
      public boolean mayBlock() {
        return false;
      }
    };
  }
}
