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

  /** The last report of {@code site}; empty if there is no recent one. */
  Optional<SiteReport> report(Site site);

  /** Whether its sites are probed. */
  boolean isWatched();

  /** The Pool Name. */
  default DnsName name() {
    return naming().topology().pool().name();
  }
}
