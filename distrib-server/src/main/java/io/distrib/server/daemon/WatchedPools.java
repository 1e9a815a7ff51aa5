package io.distrib.server.daemon;

import io.distrib.config.PoolSet;
import io.distrib.dns.zone.Zone;
import io.distrib.naming.NamingService;
import io.distrib.naming.NamingServiceBuilder;
import io.distrib.topology.DnsName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** All pools of a nameserver, as they are served at one time. <em>Thread-safe.</em> */
final class WatchedPools implements AutoCloseable {
  /** None. */
  static final WatchedPools NONE = new WatchedPools(List.of());

  private final List<WatchedPool> pools;

  private WatchedPools(List<WatchedPool> pools) {
    this.pools = pools;
  }

  /** What serves {@code set}, with nothing before it but a belief; not watching yet. */
  static WatchedPools first(PoolSet set, BiConsumer<DnsName, NamingServiceBuilder> believed) {
    return new WatchedPools(
        set.members().stream().map(member -> WatchedPool.first(member.pool(), believed)).toList());
  }

  /** What serves {@code next} after this has; not watching yet. */
  WatchedPools successor(PoolSet next) {
    Map<DnsName, WatchedPool> before = byName();
    return new WatchedPools(
        next.members().stream()
            .map(
                member ->
                    WatchedPool.of(
                        member.pool(), before.get(member.pool().topology().pool().name())))
            .toList());
  }

  /**
   * The zones that {@code set}, whose pools these are, describes.
   *
   * @throws io.distrib.dns.zone.InvalidZoneException with every fault of every zone file
   */
  List<Zone> zones(PoolSet set) {
    return Zones.of(set, namings());
  }

  /** In the order of their files. */
  List<WatchedPool> all() {
    return pools;
  }

  /** What answers for their names, in the same order. */
  List<NamingService> namings() {
    return pools.stream().map(WatchedPool::naming).toList();
  }

  /** Watches what {@code before} does not; returns when nothing is unknown any more. */
  void start(WatchedPools before) {
    Map<DnsName, WatchedPool> known = before.byName();
    List<WatchedPool> begun = without(before);
    begun.forEach(pool -> pool.begin(known.get(pool.name())));
    begun.forEach(WatchedPool::awaitFirstRound);
  }

  /** Ends the watch of what {@code others} do not share. */
  void closeAllBut(WatchedPools others) {
    without(others).forEach(WatchedPool::close);
  }

  @Override
  public void close() {
    closeAllBut(NONE);
  }

  private List<WatchedPool> without(WatchedPools others) {
    return pools.stream().filter(pool -> !others.pools.contains(pool)).toList();
  }

  private Map<DnsName, WatchedPool> byName() {
    Map<DnsName, WatchedPool> byName = new HashMap<>();
    pools.forEach(pool -> byName.put(pool.name(), pool));
    return byName;
  }
}
