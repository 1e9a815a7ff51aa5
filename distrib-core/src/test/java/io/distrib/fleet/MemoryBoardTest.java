package io.distrib.fleet;

import io.distrib.spi.FleetBoard;
import io.distrib.testkit.FleetBoardContract;
import io.distrib.testkit.MemoryBoard;
import io.distrib.testkit.MemoryEngine;

class MemoryBoardTest extends FleetBoardContract {
  private final MemoryEngine engine = new MemoryEngine();

  @Override
  protected FleetBoard open(String member) {
    return engine.open(member);
  }

  @Override
  protected void cut(FleetBoard board) {
    ((MemoryBoard) board).cut();
  }

  @Override
  protected void heal(FleetBoard board) {
    ((MemoryBoard) board).heal();
  }
}
