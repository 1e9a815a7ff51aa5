package io.distrib.zookeeper;

import static io.distrib.zookeeper.TestFleet.PATHS;
import static io.distrib.zookeeper.TestFleet.hears;
import static io.distrib.zookeeper.TestFleet.isConnected;
import static io.distrib.zookeeper.TestFleet.order;
import static io.distrib.zookeeper.TestFleet.statement;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.distrib.fleet.OrderText;
import io.distrib.fleet.Stamp;
import io.distrib.fleet.StatementText;
import io.distrib.spi.FleetBoard;
import io.distrib.spi.FleetBoard.Written;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.curator.framework.CuratorFramework;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException.NoAuthException;
import org.apache.zookeeper.data.Stat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZooKeeperBoardTest {
  @TempDir Path folder;

  private TestFleet fleet;

  @BeforeEach
  void start() throws Exception {
    fleet = new TestFleet(folder);
  }

  @AfterEach
  void stop() {
    fleet.end();
  }

  private static Written written(FleetBoard board, String operation, long known) {
    return board.write(order(operation), known).toCompletableFuture().join();
  }

  @Test
  void aRestartOfTheServerLosesNothing() throws Exception {
    FleetBoard first = fleet.board("ns1");
    FleetBoard second = fleet.board("ns2");
    await().until(() -> isConnected(first) && isConnected(second));
    assertThat(written(first, "a", 0)).isEqualTo(Written.YES);
    first.post(statement("ns1", "1"));
    await().until(() -> hears(second, "ns1", "1"));

    fleet.server.stop();
    await().until(() -> !isConnected(first) && !isConnected(second));
    first.post(statement("ns1", "2"));
    fleet.server.start();

    await().until(() -> hears(second, "ns1", "2"));
    await().until(() -> isConnected(second));
    assertThat(written(second, "b", 1)).isEqualTo(Written.YES);
    await().until(() -> first.reading().orders().get(TestFleet.KEY).version() == 2);
  }

  @Test
  void anOrderThatWasWrittenIsNotWrittenTwice() {
    FleetBoard first = fleet.board("ns1");
    await().until(() -> isConnected(first));

    assertThat(written(first, "a", 0)).isEqualTo(Written.YES);
    assertThat(written(first, "a", 0))
        .as("the attempt before it was its own")
        .isEqualTo(Written.YES);
    assertThat(written(first, "b", 0)).isEqualTo(Written.CHANGED);
    await().until(() -> first.reading().orders().containsKey(TestFleet.KEY));
    assertThat(first.reading().orders().get(TestFleet.KEY).version()).isEqualTo(1);
  }

  @Test
  void theNodeOfAnOldSessionIsReplaced() throws Exception {
    FleetBoard second = fleet.board("ns2");
    await().until(() -> isConnected(second));
    CuratorFramework old = fleet.stranger();
    byte[] text = StatementText.write(statement("ns1", "old"), new Stamp(1, 1));
    old.create().withMode(CreateMode.EPHEMERAL).forPath(PATHS.member("ns1"), text);
    long oldSession = old.getZookeeperClient().getZooKeeper().getSessionId();
    await().until(() -> hears(second, "ns1", "old"));

    fleet.board("ns1").post(statement("ns1", "new"));

    await().until(() -> hears(second, "ns1", "new"));
    await().until(() -> ownerOf("ns1") != oldSession);
    old.close();
    fleet.board("ns3").post(statement("ns3", "1"));
    await().until(() -> hears(second, "ns3", "1"));
    assertThat(hears(second, "ns1", "new")).as("it outlives that session").isTrue();
  }

  private long ownerOf(String member) throws Exception {
    Stat stat = fleet.stranger().checkExists().forPath(PATHS.member(member));
    return stat == null ? 0 : stat.getEphemeralOwner();
  }

  @Test
  void anOwnNodeThatSomebodyDeletesIsPostedAgain() throws Exception {
    FleetBoard first = fleet.board("ns1");
    first.post(statement("ns1", "1"));
    CuratorFramework stranger = fleet.stranger();
    await().until(() -> stranger.checkExists().forPath(PATHS.member("ns1")) != null);

    stranger.delete().forPath(PATHS.member("ns1"));

    await().until(() -> stranger.checkExists().forPath(PATHS.member("ns1")) != null);
  }

  @Test
  void hostileNodesDoNoHarm() throws Exception {
    FleetBoard first = fleet.board("ns1");
    await().until(() -> isConnected(first));
    CuratorFramework stranger = fleet.stranger();
    byte[] ofAnother = StatementText.write(statement("ns8", "1"), new Stamp(1, 1));
    stranger.create().forPath(PATHS.members() + "/ns9", ofAnother);
    stranger.create().forPath(PATHS.members() + "/%", "garbage".getBytes(UTF_8));
    stranger.create().forPath(PATHS.members() + "/large", new byte[900_000]);
    stranger.create().forPath(PATHS.members() + "/ns9/below", new byte[1]);
    stranger.create().forPath(PATHS.orders() + "/elsewhere", OrderText.write(order("a")));

    await().until(() -> first.reading().refused() == 4);
    FleetBoard second = fleet.board("ns2");
    second.post(statement("ns2", "1"));
    await().until(() -> hears(first, "ns2", "1"));
    assertThat(first.reading().others()).containsOnlyKeys("ns2");
    assertThat(first.reading().orders()).isEmpty();
    assertThat(written(first, "b", 0)).isEqualTo(Written.YES);
  }

  @Test
  void withoutTheSecretNobodyReadsOrWrites() throws Exception {
    FleetBoard first = fleet.board("app", "ns1", Optional.of("a secret"));
    first.post(statement("ns1", "1"));
    CuratorFramework stranger = fleet.stranger();
    String own = PATHS.member("ns1");
    byte[] text = {1};
    FleetBoard second = fleet.board("app", "ns2", Optional.of("a secret"));
    await().until(() -> hears(second, "ns1", "1"));

    assertThatThrownBy(() -> stranger.getData().forPath(own)).isInstanceOf(NoAuthException.class);
    assertThatThrownBy(() -> stranger.setData().forPath(own, text))
        .isInstanceOf(NoAuthException.class);
    assertThatThrownBy(() -> stranger.delete().forPath(own)).isInstanceOf(NoAuthException.class);
    assertThatThrownBy(() -> stranger.create().forPath(PATHS.members() + "/ns9", text))
        .isInstanceOf(NoAuthException.class);
    FleetBoard beside = fleet.board("another", "ns1", Optional.of("another secret"));
    await().until(() -> isConnected(beside));
  }

  @Test
  void settingsThatCannotWorkAreRefused() {
    Duration session = Duration.ofSeconds(4);
    assertThatThrownBy(() -> new BoardSettings(" ", "app", "ns1", session, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BoardSettings("zk:2181", "app", "..", session, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new BoardSettings("zk:2181", "app", "ns1", Duration.ZERO, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new BoardSettings("zk:2181", "app", "ns1", session, Optional.of("hidden")))
        .asString()
        .doesNotContain("hidden");
  }
}
