package io.distrib.fleet;

import java.util.Map;

/**
 * What stands on the board, as this member knows it. <em>Immutable.</em>
 *
 * @param others the last statement of each other member that is present
 * @param orders the orders of operators, those that were taken back included
 * @param engine the connection by which all this is read
 * @param refused how many texts were ignored so far: of an unknown form, too large, or too many
 *     (E12)
 */
public record BoardReading(
    Map<String, HeardStatement> others,
    Map<OrderKey, HeardOrder> orders,
    EngineState engine,
    long refused) {
  /** Copies the maps. */
  public BoardReading {
    others = Map.copyOf(others);
    orders = Map.copyOf(orders);
  }
}
