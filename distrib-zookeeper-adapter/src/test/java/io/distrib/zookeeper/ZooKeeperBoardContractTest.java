package io.distrib.zookeeper;

import io.distrib.spi.FleetBoard;
import io.distrib.testkit.FleetBoardContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class ZooKeeperBoardContractTest extends FleetBoardContract {
  @TempDir Path folder;

  private final Map<FleetBoard, Cable> cables = new HashMap<>();
  private TestServer server;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    server = new TestServer(folder);
  }

  @AfterEach
  void stop() throws IOException {
    cables.keySet().forEach(FleetBoard::close);
    for (Cable cable : cables.values()) {
      cable.close();
    }
    server.close();
  }

  @Override
  protected FleetBoard open(String member) {
    try {
      Cable cable = new Cable(server.address());
      FleetBoard board =
          ZooKeeperBoard.open(
              new BoardSettings(
                  cable.address(), "app", member, Duration.ofSeconds(6), Optional.empty()));
      cables.put(board, cable);
      return board;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void cut(FleetBoard board) {
    cables.get(board).cut();
  }

  @Override
  protected void heal(FleetBoard board) {
    cables.get(board).heal();
  }
}
