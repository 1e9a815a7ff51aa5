package io.distrib.spi;

import io.distrib.model.DistributionRequest;
import io.distrib.topology.Group;
import io.distrib.topology.Topology;
import java.util.Optional;

/**
 * Selects the proper group of a client (rules, section 3). Not asked when the pool has no groups,
 * nor for a live session. Empty, an exception, a stall, or a group that is not in the topology all
 * mean the default group.
 *
 * <pre>{@code
 * GroupSelector selector =
 *     (request, topology) ->
 *         "fr".equals(request.headers().apply("Accept-Language"))
 *             ? topology.group("europe")
 *             : Optional.empty();
 * }</pre>
 */
@FunctionalInterface
public interface GroupSelector extends Port {
  /**
   * The proper group for {@code request}, one of {@code topology.groups()}; empty if this selector
   * has no opinion.
   */
  Optional<Group> select(DistributionRequest request, Topology topology);
}
