package io.distrib.redirect;

import io.distrib.model.DistributionRequest;
import io.distrib.spi.GroupSelector;
import io.distrib.topology.Group;
import io.distrib.topology.Topology;
import java.util.Optional;

/** Finds the proper group of each client, by asking a selector. <em>Thread-safe.</em> */
final class GroupPlacement {
  private static final Place NOWHERE = new Place(Optional.empty(), true);

  private final Topology topology;
  private final GroupSelector selector;
  private final BoundedPortInvoker ports;

  GroupPlacement(Topology topology, GroupSelector selector, BoundedPortInvoker ports) {
    this.topology = topology;
    this.selector = selector;
    this.ports = ports;
  }

  /**
   * Where a client belongs.
   *
   * @param group its proper group; empty when the pool has no groups
   * @param isKnown whether the selector has answered; if not, the group is the default one
   */
  record Place(Optional<Group> group, boolean isKnown) {}

  /** The proper group for {@code request}. */
  Place of(DistributionRequest request, boolean mayWait) {
    if (topology.groups().isEmpty()) {
      return NOWHERE;
    }
    Optional<Group> selected =
        ports.ask(selector, mayWait, () -> selector.select(request, topology));
    return selected == null
        ? new Place(topology.defaultGroup(), false)
        : new Place(selected.filter(topology.groups()::contains).or(topology::defaultGroup), true);
  }

  /** Whether asking may take a while. */
  boolean mayBlock() {
    return selector.mayBlock() && !topology.groups().isEmpty();
  }
}
