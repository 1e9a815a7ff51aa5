package io.distrib.health.probe;

import java.util.Optional;

/**
 * What a probe found. <em>Immutable.</em>
 *
 * @param isSuccess whether the site answered as it should
 * @param isCut whether the connection was refused or cut off: this is known at once, and often
 *     means that the site has ended
 * @param evidence what the probe saw, for people
 * @param document the JSON that a good answer carried, at most 16 KiB
 */
public record ProbeResult(
    boolean isSuccess, boolean isCut, String evidence, Optional<String> document) {
  /** The site answered as it should. */
  public static ProbeResult success(String evidence) {
    return new ProbeResult(true, false, evidence, Optional.empty());
  }

  /** The site did not answer as it should. */
  public static ProbeResult failure(String evidence) {
    return new ProbeResult(false, false, evidence, Optional.empty());
  }

  /** The connection was refused or cut off. */
  public static ProbeResult cut(String evidence) {
    return new ProbeResult(false, true, evidence, Optional.empty());
  }

  /** The same with the document that the answer carried. */
  public ProbeResult with(Optional<String> carried) {
    return new ProbeResult(isSuccess, isCut, evidence, carried);
  }
}
