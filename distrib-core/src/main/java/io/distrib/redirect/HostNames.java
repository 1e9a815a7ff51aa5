package io.distrib.redirect;

import io.distrib.http.Authority;
import io.distrib.topology.Group;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Maps a host name to its meaning for one site: Pool Name, Group Name, own or other Site Name.
 * <em>Immutable, thread-safe.</em>
 */
final class HostNames {
  private static final Asked OWN = new Asked(Facts.Host.OWN, false, 0);

  private final String ownName;

  /** The pool's names, as clients spell them most: these are not read each time. */
  private final Map<String, Asked> names;

  HostNames(Topology topology, Site own) {
    this.ownName = own.name().text();
    Map<String, Asked> all = new HashMap<>();
    for (Group group : topology.groups()) {
      all.put(group.name().text(), new Asked(Facts.Host.OTHER, true, 0));
    }
    for (Site site : topology.sites()) {
      all.put(site.name().text(), new Asked(Facts.Host.OTHER_SITE, false, 0));
    }
    all.put(ownName, OWN);
    all.put(topology.pool().name().text(), new Asked(Facts.Host.POOL, true, 0));
    this.names = Map.copyOf(all);
  }

  /**
   * Under which name a client asked.
   *
   * @param kind what the name is to this site
   * @param isBalanced whether it is the Pool Name or a Group Name
   * @param port 0 if none was named
   */
  record Asked(Facts.Host kind, boolean isBalanced, int port) {}

  /** What {@code text}, a Host field, says; null if it cannot be read. */
  @Nullable Asked read(String text) {
    if (text.equals(ownName)) {
      return OWN;
    }
    Asked known = names.get(text);
    return known == null ? parse(text) : known;
  }

  private @Nullable Asked parse(String text) {
    Authority authority = Authority.parse(text);
    if (authority == null) {
      return null;
    }
    Asked known = names.get(authority.host());
    return known == null
        ? new Asked(Facts.Host.OTHER, false, authority.port())
        : new Asked(known.kind(), known.isBalanced(), authority.port());
  }
}
