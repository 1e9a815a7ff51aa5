package io.distrib.load;

import io.distrib.model.LoadSample;
import io.distrib.spi.LoadProbe;
import io.distrib.system.SystemClock;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** The load probes that come with distrib, and the way to combine several. */
public final class LoadProbes {
  /** A site that is never busy. */
  public static final LoadProbe NONE = new Probe(() -> LoadSample.IDLE, false);

  private LoadProbes() {}

  /**
   * Active sessions out of {@code capacity}.
   *
   * @param sessions how many there are; must neither block nor throw
   * @param capacity how many make the site full, at least 1
   */
  public static LoadProbe activeSessions(IntSupplier sessions, int capacity) {
    return new Probe(() -> LoadSample.of(sessions.getAsInt(), capacity), false);
  }

  /** How busy the machine's processors are, looked up at most once a second. */
  public static LoadProbe cpu() {
    return new CpuLoadProbe(SystemClock.INSTANCE);
  }

  /** The fullest of {@code probes}; those that do not know do not count. */
  public static LoadProbe fullestOf(LoadProbe... probes) {
    List<LoadProbe> all = List.of(probes);
    boolean mayBlock = all.stream().anyMatch(LoadProbe::mayBlock);
    return new Probe(
        () -> all.stream().map(LoadProbe::sample).reduce(LoadSample.UNKNOWN, LoadSample::or),
        mayBlock);
  }

  private record Probe(Supplier<LoadSample> source, boolean mayBlock) implements LoadProbe {
    @Override
    public LoadSample sample() {
      return source.get();
    }
  }
}
