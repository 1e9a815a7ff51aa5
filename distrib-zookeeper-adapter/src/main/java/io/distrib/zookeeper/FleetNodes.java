package io.distrib.zookeeper;

import io.distrib.fleet.FleetOrder;
import io.distrib.fleet.OrderText;
import io.distrib.spi.FleetBoard.Written;
import java.util.List;
import java.util.Optional;
import org.apache.curator.framework.CuratorFramework;
import org.apache.zookeeper.AddWatchMode;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.Watcher;
import org.apache.zookeeper.data.Stat;

/**
 * The nodes of one fleet. Each method waits for the servers, for seconds if they are silent, and
 * throws what Curator throws. <em>For one thread.</em>
 */
final class FleetNodes {
  private final CuratorFramework client;
  private final BoardPaths paths;

  FleetNodes(CuratorFramework client, BoardPaths paths) {
    this.client = client;
    this.paths = paths;
  }

  /** What a node holds; without bytes if it may not be read. */
  static final class Node {
    private final byte[] data;
    private final Stat stat;

    private Node(byte[] data, Stat stat) {
      this.data = data;
      this.stat = stat;
    }

    byte[] data() {
      return data;
    }

    Stat stat() {
      return stat;
    }
  }

  /** Makes what is missing, and has {@code watcher} called at each change from now on. */
  void watch(Watcher watcher) throws Exception {
    if (client.checkExists().forPath(paths.orders()) == null) {
      List<String> missing =
          List.of("/distrib", BoardPaths.SHARED, paths.base(), paths.members(), paths.orders());
      for (String path : missing) {
        createEmpty(path);
      }
    }
    for (String parent : List.of(paths.members(), paths.orders())) {
      client
          .watchers()
          .add()
          .withMode(AddWatchMode.PERSISTENT_RECURSIVE)
          .usingWatcher(watcher)
          .forPath(parent);
    }
  }

  private void createEmpty(String path) throws Exception {
    try {
      client.create().forPath(path, new byte[0]);
    } catch (KeeperException.NodeExistsException another) {
      // A member that starts at the same time has made it.
    }
  }

  /** What the servers' clock shows, in milliseconds; whatever is read later is up to date. */
  long clock() throws Exception {
    return client.setData().forPath(paths.base(), new byte[0]).getMtime();
  }

  /** The paths of the children of {@code parent}, {@code max} at most. */
  List<String> children(String parent, int max) throws Exception {
    return client.getChildren().forPath(parent).stream()
        .limit(max)
        .map(name -> parent + "/" + name)
        .toList();
  }

  Optional<Node> read(String path) throws Exception {
    Stat stat = new Stat();
    try {
      return Optional.of(new Node(client.getData().storingStatIn(stat).forPath(path), stat));
    } catch (KeeperException.NoNodeException gone) {
      return Optional.empty();
    } catch (KeeperException.NoAuthException foreign) {
      return Optional.of(new Node(new byte[0], stat));
    }
  }

  /**
   * Puts the own node at {@code path}, which ends with this session.
   *
   * @return whether a node of another session stood there, an older one of this member or one of
   *     another program with its name; it is replaced (E10)
   */
  boolean put(String path, byte[] data) throws Exception {
    try {
      Stat stat = client.setData().forPath(path, data);
      if (stat.getEphemeralOwner() == sessionId()) {
        return false;
      }
      client
          .transaction()
          .forOperations(
              client.transactionOp().delete().withVersion(stat.getVersion()).forPath(path),
              client.transactionOp().create().withMode(CreateMode.EPHEMERAL).forPath(path, data));
      return true;
    } catch (KeeperException.NoNodeException first) {
      client.create().withMode(CreateMode.EPHEMERAL).forPath(path, data);
      return false;
    }
  }

  /** Takes the own node at {@code path} away. */
  void remove(String path) throws Exception {
    Stat stat = client.checkExists().forPath(path);
    if (stat != null && stat.getEphemeralOwner() == sessionId()) {
      client.delete().withVersion(stat.getVersion()).forPath(path);
    }
  }

  /**
   * Writes {@code order} if its entry has the version {@code known}, 0 for none. An attempt that
   * was repeated after a broken connection may meet itself, which its operation shows (E7).
   */
  Written write(FleetOrder order, long known) throws Exception {
    String path = paths.order(order.key());
    byte[] text = OrderText.write(order);
    try {
      if (known == 0) {
        client.create().forPath(path, text);
      } else {
        client.setData().withVersion(Math.toIntExact(known - 1)).forPath(path, text);
      }
      return Written.YES;
    } catch (KeeperException.NodeExistsException
        | KeeperException.BadVersionException
        | KeeperException.NoNodeException changed) {
      return stands(path, order) ? Written.YES : Written.CHANGED;
    }
  }

  private boolean stands(String path, FleetOrder order) throws Exception {
    return read(path)
        .flatMap(node -> OrderText.read(node.data()))
        .filter(written -> written.operation().equals(order.operation()))
        .isPresent();
  }

  private long sessionId() throws Exception {
    return client.getZookeeperClient().getZooKeeper().getSessionId();
  }
}
