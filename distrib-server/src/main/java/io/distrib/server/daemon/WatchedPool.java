package io.distrib.server.daemon;

import io.distrib.config.GeoDatabases;
import io.distrib.config.HealthType;
import io.distrib.config.PoolConfiguration;
import io.distrib.health.HealthMonitor;
import io.distrib.health.report.ReportBook;
import io.distrib.model.SiteReport;
import io.distrib.naming.NamingService;
import io.distrib.naming.NamingServiceBuilder;
import io.distrib.server.daemon.operator.OperatedPool;
import io.distrib.topology.DnsName;
import io.distrib.topology.Site;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What answers for the names of one pool, and who watches its sites. <em>Thread-safe.</em> */
final class WatchedPool implements OperatedPool, AutoCloseable {
  private static final Logger LOG = System.getLogger(WatchedPool.class.getName());

  private final PoolConfiguration pool;
  private final NamingService naming;
  private final ReportBook reports;
  private final HealthMonitor monitor;
  private volatile GeoDatabases databases;

  private WatchedPool(PoolConfiguration pool, Consumer<NamingServiceBuilder> before) {
    AllDownAlarm alarm = new AllDownAlarm(pool.topology());
    NamingServiceBuilder builder = pool.naming().listener(alarm);
    before.accept(builder);
    this.pool = pool;
    this.databases = pool.geo();
    this.naming = builder.build();
    this.reports = ReportBook.of(pool, naming);
    this.monitor = HealthMonitor.builder(naming, pool.health()).documents(reports).build();
    alarm.learn(naming);
  }

  /** What serves {@code pool} with nothing before it but a belief. */
  static WatchedPool first(
      PoolConfiguration pool, BiConsumer<DnsName, NamingServiceBuilder> believed) {
    return new WatchedPool(
        pool, builder -> believed.accept(pool.topology().pool().name(), builder));
  }

  /**
   * What serves {@code pool} after {@code before} has: that itself, if nothing has changed for it;
   * else a new one, which begins with what is known of the sites that stay.
   */
  static WatchedPool of(PoolConfiguration pool, @Nullable WatchedPool before) {
    if (before == null) {
      return new WatchedPool(pool, builder -> {});
    }
    return before.fits(pool)
        ? before
        : new WatchedPool(pool, builder -> builder.statusFrom(before.naming));
  }

  @Override
  public NamingService naming() {
    return naming;
  }

  @Override
  public Optional<SiteReport> report(Site site) {
    return reports.report(site);
  }

  @Override
  public boolean isWatched() {
    return pool.health().type() != HealthType.NONE;
  }

  /**
   * Begins to watch. The first round is that of the sites that {@code before} did not know, or not
   * with all of their addresses.
   */
  void begin(@Nullable WatchedPool before) {
    monitor.begin(site -> before == null || !before.knows(site));
  }

  /** One thread at a time. */
  void renewDatabases() {
    if (!databases.haveChanged()) {
      return;
    }
    databases = databases.seen();
    try {
      databases = databases.readAgain();
      naming.replaceDatabases(databases.tables());
      LOG.log(Level.INFO, "pool {0}: read again where clients are, from {1}", name(), databases);
    } catch (IllegalArgumentException e) {
      LOG.log(Level.ERROR, "pool " + name() + ": what was read before stays: " + e.getMessage());
    }
  }

  void awaitFirstRound() {
    monitor.awaitFirstRound();
  }

  @Override
  public void close() {
    monitor.close();
  }

  private boolean knows(Site site) {
    return naming
        .topology()
        .site(site.id())
        .filter(known -> known.addresses().containsAll(site.addresses()))
        .isPresent();
  }

  private boolean fits(PoolConfiguration other) {
    return pool.topology().equals(other.topology())
        && databases.tables().equals(other.geo().tables())
        && pool.nameserver().roles().equals(other.nameserver().roles())
        && pool.nameserver().answersAllAddresses() == other.nameserver().answersAllAddresses()
        && pool.health().equals(other.health())
        && pool.status().equals(other.status())
        && pool.marker().skew().equals(other.marker().skew());
  }
}
