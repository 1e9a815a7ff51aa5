package io.distrib.groups;

import io.distrib.model.DistributionRequest;
import io.distrib.place.ClientLocator;
import io.distrib.place.PlaceTable;
import io.distrib.spi.GroupSelector;
import io.distrib.topology.Group;
import io.distrib.topology.Topology;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The default selector: by the client's address alone, as the nameserver does (D9 to D11).
 * <em>Thread-safe.</em>
 */
final class ClientGroupSelector implements GroupSelector {
  private final List<PlaceTable> databases;

  /** For the topology that was asked for last: one that is used is not replaced often. */
  private volatile @Nullable ClientLocator locator;

  ClientGroupSelector(List<PlaceTable> databases) {
    this.databases = List.copyOf(databases);
  }

  /** One that is ready for the groups of {@code topology}. */
  ClientGroupSelector(Topology topology, List<PlaceTable> databases) {
    this(databases);
    this.locator = new ClientLocator(topology, databases);
  }

  @Override
  public Optional<Group> select(DistributionRequest request, Topology topology) {
    InetAddress client = request.remote();
    if (client == null) {
      return Optional.empty();
    }
    int group = locator(topology).groupOf(client);
    return group == ClientLocator.NONE
        ? Optional.empty()
        : Optional.of(topology.groups().get(group));
  }

  @Override
  public boolean mayBlock() {
    return false;
  }

  @SuppressWarnings("ReferenceEquality") // an equal one would be made again
  private ClientLocator locator(Topology topology) {
    ClientLocator known = locator;
    if (known == null || known.topology() != topology) {
      known = new ClientLocator(topology, databases);
      locator = known;
    }
    return known;
  }
}
