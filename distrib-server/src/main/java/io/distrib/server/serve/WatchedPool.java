package io.distrib.server.serve;

import io.distrib.NamingService;
import io.distrib.NamingServiceBuilder;
import io.distrib.config.PoolConfiguration;
import io.distrib.model.DnsName;
import io.distrib.model.Site;
import io.distrib.server.health.HealthMonitor;
import org.jspecify.annotations.Nullable;

/** What answers for the names of one pool, and who watches its sites. <em>Thread-safe.</em> */
final class WatchedPool implements AutoCloseable {
  private final PoolConfiguration pool;
  private final NamingService naming;
  private final HealthMonitor monitor;

  private WatchedPool(PoolConfiguration pool, @Nullable NamingService before) {
    AllDownAlarm alarm = new AllDownAlarm(pool.topology());
    NamingServiceBuilder builder = pool.naming().listener(alarm);
    this.pool = pool;
    this.naming = before == null ? builder.build() : builder.statusFrom(before).build();
    this.monitor = new HealthMonitor(naming, pool.health());
    alarm.learn(naming);
  }

  /**
   * What serves {@code pool} after {@code before} has: that itself, if nothing has changed for it;
   * else a new one, which begins with what is known of the sites that stay.
   */
  static WatchedPool of(PoolConfiguration pool, @Nullable WatchedPool before) {
    if (before == null) {
      return new WatchedPool(pool, null);
    }
    return before.fits(pool) ? before : new WatchedPool(pool, before.naming);
  }

  DnsName name() {
    return pool.topology().pool().name();
  }

  NamingService naming() {
    return naming;
  }

  /** Begins to watch; whoever waits for it waits for the sites that {@code before} did not know. */
  void begin(@Nullable WatchedPool before) {
    monitor.begin(site -> before == null || !before.knows(site));
  }

  void awaitFirstRound() {
    monitor.awaitFirstRound();
  }

  @Override
  public void close() {
    monitor.close();
  }

  private boolean knows(Site site) {
    return naming.topology().site(site.id()).isPresent();
  }

  private boolean fits(PoolConfiguration other) {
    return pool.topology().equals(other.topology())
        && pool.nameserver().roles().equals(other.nameserver().roles())
        && pool.health().equals(other.health());
  }
}
