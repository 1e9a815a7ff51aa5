package io.distrib.fleet;

import java.util.List;

/**
 * What a member knows at a moment. <em>Immutable.</em>
 *
 * @param own what it says itself; its ages are those of this moment
 * @param others the last posting of each other member
 * @param engine the connection by which they are heard
 * @param nowNanos the moment, by a clock that only goes forward
 */
public record Situation(Posting own, List<HeardPosting> others, EngineState engine, long nowNanos) {
  /** Copies the list. */
  public Situation {
    others = List.copyOf(others);
  }
}
