package io.distrib.zookeeper;

import io.distrib.fleet.EngineState;
import io.distrib.fleet.FleetOrder;
import io.distrib.fleet.HeardStatement;
import io.distrib.fleet.OrderKey;
import io.distrib.fleet.OrderKey.Aspect;
import io.distrib.fleet.Posting;
import io.distrib.fleet.Statement;
import io.distrib.spi.FleetBoard;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.retry.RetryOneTime;

/** A server, boards of the fleet {@code app}, and clients that are none. */
final class TestFleet {
  static final BoardPaths PATHS = new BoardPaths("app");
  static final OrderKey KEY = new OrderKey("p", "boston", Aspect.DRAIN);

  final TestServer server;
  private final Deque<Runnable> opened = new ArrayDeque<>();

  TestFleet(Path folder) throws IOException, InterruptedException {
    server = new TestServer(folder);
  }

  FleetBoard board(String member) {
    return board("app", member, Optional.empty());
  }

  FleetBoard board(String fleet, String member, Optional<String> secret) {
    FleetBoard board =
        ZooKeeperBoard.open(
            new BoardSettings(servers(), fleet, member, Duration.ofSeconds(6), secret));
    opened.push(board::close);
    return board;
  }

  /** A client that is no member. */
  CuratorFramework stranger() throws InterruptedException {
    CuratorFramework client = CuratorFrameworkFactory.newClient(servers(), new RetryOneTime(100));
    opened.push(client::close);
    client.start();
    client.blockUntilConnected();
    return client;
  }

  private String servers() {
    return server.address().getAddress().getHostAddress() + ":" + server.address().getPort();
  }

  static Statement statement(String member, String program) {
    return new Statement(new Posting(member, false, Map.of()), program, "");
  }

  static FleetOrder order(String operation) {
    return new FleetOrder(KEY, FleetOrder.Value.DRAIN, Optional.empty(), "ann", operation);
  }

  static boolean isConnected(FleetBoard board) {
    return board.reading().engine().kind() == EngineState.Kind.CONNECTED;
  }

  static boolean hears(FleetBoard board, String member, String program) {
    HeardStatement heard = board.reading().others().get(member);
    return heard != null && heard.statement().program().equals(program);
  }

  void end() {
    while (!opened.isEmpty()) {
      opened.pop().run();
    }
    server.close();
  }
}
