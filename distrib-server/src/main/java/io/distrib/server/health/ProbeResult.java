package io.distrib.server.health;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a probe found. <em>Immutable.</em>
 *
 * @param isSuccess whether the site answered as it should
 * @param isCut whether the connection was refused, or cut off: this is known at once, and often
 *     means that nobody is there any more
 * @param evidence what it rests on, for people
 * @param document the JSON that a good answer carried, at most 16 KiB
 */
record ProbeResult(boolean isSuccess, boolean isCut, String evidence, Optional<String> document) {
  static ProbeResult success(String evidence) {
    return new ProbeResult(true, false, evidence, Optional.empty());
  }

  static ProbeResult failure(String evidence) {
    return new ProbeResult(false, false, evidence, Optional.empty());
  }

  static ProbeResult cut(String evidence) {
    return new ProbeResult(false, true, evidence, Optional.empty());
  }

  /** The same with what the answer carried. */
  ProbeResult with(Optional<String> carried) {
    return new ProbeResult(isSuccess, isCut, evidence, carried);
  }

  /** What failures at all addresses come to. */
  static ProbeResult ofAll(List<ProbeResult> failures) {
    return new ProbeResult(
        false,
        failures.stream().allMatch(ProbeResult::isCut),
        failures.stream().map(ProbeResult::evidence).collect(Collectors.joining("; ")),
        Optional.empty());
  }
}
