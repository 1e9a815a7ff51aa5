package io.distrib.topology;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An ordered part of the pool that serves one client base; its order is the ring.
 * <em>Immutable.</em>
 *
 * @param id the key under which it is declared
 * @param name its load-balanced DNS name (D1)
 * @param sites its sites in ring order, at least one
 * @param clients the networks whose clients belong to it; the longest prefix over all groups wins
 * @param fallback the group that serves when this one has no site left (D5), {@link #POOL} for the
 *     whole pool
 * @param isDefault whether clients that match no network belong to it
 * @param ttl how long an answer for its name may be kept, 0 to 300 s (D3)
 */
public record Group(
    String id,
    DnsName name,
    List<Site> sites,
    List<ClientNetwork> clients,
    Optional<String> fallback,
    boolean isDefault,
    Duration ttl) {
  /** The fallback that means the whole pool; no group may have this id. */
  public static final String POOL = "pool";

  /** Copies the lists. */
  public Group {
    sites = List.copyOf(sites);
    clients = List.copyOf(clients);
  }

  @Override
  public String toString() {
    return id;
  }
}
