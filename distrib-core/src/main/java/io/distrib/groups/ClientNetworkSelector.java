package io.distrib.groups;

import io.distrib.model.DistributionRequest;
import io.distrib.spi.GroupSelector;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.Group;
import io.distrib.topology.Topology;
import java.net.InetAddress;
import java.util.Optional;

/**
 * The default selector: the group with the longest client network that holds the client's address.
 * <em>Thread-safe.</em>
 */
public final class ClientNetworkSelector implements GroupSelector {
  /** The only instance that is needed. */
  public static final ClientNetworkSelector INSTANCE = new ClientNetworkSelector();

  private ClientNetworkSelector() {}

  @Override
  public Optional<Group> select(DistributionRequest request, Topology topology) {
    InetAddress client = request.remote();
    return client == null ? Optional.empty() : select(client, topology);
  }

  @Override
  public boolean mayBlock() {
    return false;
  }

  private static Optional<Group> select(InetAddress client, Topology topology) {
    Group best = null;
    int longest = -1;
    for (Group group : topology.groups()) {
      int prefix = ClientNetwork.longestPrefix(group.clients(), client);
      if (prefix > longest) {
        best = group;
        longest = prefix;
      }
    }
    return Optional.ofNullable(best);
  }
}
