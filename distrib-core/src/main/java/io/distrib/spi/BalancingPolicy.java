package io.distrib.spi;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses one of several eligible sites (D1). One policy object serves one Pool or Group Name; it
 * is called by many threads at once, must not block, and does not see the record type (D7). An
 * exception or an index out of range counts as 0.
 *
 * <pre>{@code
 * BalancingPolicy random =
 *     (client, candidates) -> ThreadLocalRandom.current().nextInt(candidates.size());
 * NamingService naming = NamingService.builder(topology).policy(() -> random).build();
 * }</pre>
 */
@FunctionalInterface
public interface BalancingPolicy {
  /**
   * The index of the chosen candidate, 0 to {@code candidates.size() - 1}.
   *
   * @param client the client, or its network as its resolver tells it; null if not known
   * @param candidates at least two, in ring order; the list and the weights in it never change, so
   *     that what is worked out of them may be kept
   */
  int choose(@Nullable InetAddress client, List<Candidate> candidates);

  /**
   * Whether the choice depends on the client; if so (the default), a resolver may keep an answer
   * for its client's network only (RFC 7871).
   */
  default boolean dependsOnClient() {
    return true;
  }
}
