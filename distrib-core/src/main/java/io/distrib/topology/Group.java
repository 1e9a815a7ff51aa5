package io.distrib.topology;

import com.google.common.collect.ImmutableMap;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An ordered part of the pool that serves one client base; its order is the ring.
 * <em>Immutable.</em>
 *
 * @param id the key under which it is declared
 * @param name its load-balanced DNS name (D1)
 * @param sites its sites in ring order, at least one
 * @param weights the shares that its sites have under its name with {@link Balance#WEIGHTED}, by
 *     id, 1 to 65535; a site that is not there keeps its own (D17)
 * @param clients the networks whose clients belong to it; the longest prefix over all groups wins
 * @param places the parts of the world whose clients belong to it, where no network says it (D11)
 * @param fallback the group that serves when this one has no site left (D5), {@link #POOL} for the
 *     whole pool
 * @param isDefault whether clients that match no network and no place belong to it
 * @param balance how one of its sites is chosen
 * @param ttl how long an answer for its name may be kept, 0 to 300 s (D3)
 */
public record Group(
    String id,
    DnsName name,
    List<Site> sites,
    Map<String, Integer> weights,
    List<ClientNetwork> clients,
    List<ClientPlace> places,
    Optional<String> fallback,
    boolean isDefault,
    Balance balance,
    Duration ttl) {
  /** The fallback that means the whole pool; no group may have this id. */
  public static final String POOL = "pool";

  /** Copies the lists and the map. */
  public Group {
    sites = List.copyOf(sites);
    weights = ImmutableMap.copyOf(weights);
    clients = List.copyOf(clients);
    places = List.copyOf(places);
  }

  /** Whether some clients are known to belong to it. */
  public boolean hasClients() {
    return !clients.isEmpty() || !places.isEmpty();
  }

  /** The share that {@code site} has under the name of this group (D17). */
  public int weightOf(Site site) {
    return weights.getOrDefault(site.id(), site.weight());
  }

  @Override
  public String toString() {
    return id;
  }
}
