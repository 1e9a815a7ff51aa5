package io.distrib.server.health;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a probe found. <em>Immutable.</em>
 *
 * @param isSuccess whether the site answered as it should
 * @param evidence what it rests on, for people
 */
record ProbeResult(boolean isSuccess, String evidence) {
  static ProbeResult success(String evidence) {
    return new ProbeResult(true, evidence);
  }

  static ProbeResult failure(String evidence) {
    return new ProbeResult(false, evidence);
  }

  /** What the probes of all addresses come to: the first success, else every failure. */
  static ProbeResult ofAll(List<ProbeResult> all) {
    return all.stream()
        .filter(ProbeResult::isSuccess)
        .findFirst()
        .orElseGet(
            () ->
                failure(all.stream().map(ProbeResult::evidence).collect(Collectors.joining("; "))));
  }
}
