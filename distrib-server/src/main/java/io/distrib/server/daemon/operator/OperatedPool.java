package io.distrib.server.daemon.operator;

import io.distrib.model.SiteReport;
import io.distrib.naming.NamingService;
import io.distrib.topology.DnsName;
import io.distrib.topology.Site;
import java.util.Optional;

/** A pool that an operator can look at and act on. Implementations are thread-safe. */
public interface OperatedPool {
  /** What answers for its names. */
  NamingService naming();

  /** What {@code site} last told of itself; empty if it told nothing of late. */
  Optional<SiteReport> report(Site site);

  /** Whether its sites are probed. */
  boolean isWatched();

  /** The Pool Name. */
  default DnsName name() {
    return naming().topology().pool().name();
  }
}
