package io.distrib.examples;

import io.distrib.model.DistributionRequest;
import io.distrib.spi.GroupSelector;
import io.distrib.topology.Group;
import io.distrib.topology.Topology;
import java.util.Optional;

/**
 * A group selector of one's own: the header field {@code name} says a group's id.
 *
 * @param name the field's name
 */
record HeaderSelector(String name) implements GroupSelector {
  @Override
  public Optional<Group> select(DistributionRequest request, Topology topology) {
    String id = request.header(name);
    return id == null ? Optional.empty() : topology.group(id);
  }

  @Override
  public boolean mayBlock() {
    return false;
  }
}
