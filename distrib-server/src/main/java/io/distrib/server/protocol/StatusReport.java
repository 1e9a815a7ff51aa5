package io.distrib.server.protocol;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a running nameserver knows, as {@code status --json} prints it. Members may be added; those
 * that are there keep their meaning. Times are in seconds. <em>Immutable.</em>
 *
 * @param distrib the version of this form: 1
 * @param uptime since when the process runs
 * @param pools in the order of their files
 */
public record StatusReport(int distrib, double uptime, List<PoolStatus> pools) {
  /**
   * One pool. <em>Immutable.</em>
   *
   * @param name the Pool Name
   * @param operational how many of its sites are
   * @param distrusted whether every site is down by health: the nameserver then takes itself to be
   *     blind, and answers by {@code whenNone} (D5)
   * @param whenNone what is answered when no site is operational
   * @param watched whether its sites are probed
   * @param sites in the order of declaration
   */
  public record PoolStatus(
      String name,
      int operational,
      boolean distrusted,
      String whenNone,
      boolean watched,
      List<SiteLine> sites) {
    /** What is to be said, for people, when no site is operational: why, and what is answered. */
    public Optional<String> notice() {
      if (operational > 0) {
        return Optional.empty();
      }
      String why =
          distrusted
              ? "every site looks down, so this nameserver does not trust its own eyes"
              : "no site is operational, " + takenDown() + " taken down by operators";
      return Optional.of(why + "; names are answered by when-none: " + whenNone);
    }

    /** Whether a site that is not operational is among them. */
    public boolean hasSiteDown() {
      return operational < sites.size();
    }

    private long takenDown() {
      return sites.stream()
          .flatMap(site -> site.overrides().stream())
          .filter(override -> override.kind() == OverrideKind.DOWN)
          .count();
    }
  }

  /**
   * One site. <em>Immutable.</em>
   *
   * @param id its id
   * @param name its Site Name
   * @param operational whether it may be named
   * @param draining whether it is given no new sessions
   * @param health {@code up}, {@code down}, or {@code unknown} before the first probe
   * @param doubted whether results speak against that, but too few of them yet
   * @param heldDown for how long it is kept down yet because it goes up and down too often
   * @param since for how long its health has been so
   * @param evidence what the last probe found
   * @param probed how long ago that was; null before the first
   * @param load how full it says it is; null if that is not known
   * @param report its last report; null if there is no recent one
   * @param overrides the overrides in effect for it
   * @param impaired whether all its IPv4 or all its IPv6 addresses are down, and others are up
   * @param addresses its addresses, in the order of declaration
   * @param cold whether it is a standby (D17)
   */
  public record SiteLine(
      String id,
      String name,
      boolean operational,
      boolean draining,
      String health,
      boolean doubted,
      double heldDown,
      double since,
      String evidence,
      @Nullable Double probed,
      @Nullable Double load,
      @Nullable Told report,
      List<SiteOverride> overrides,
      boolean impaired,
      List<AddressLine> addresses,
      boolean cold) {}

  /**
   * One address of a site. <em>Immutable.</em>
   *
   * @param address the address
   * @param operational whether it may be answered
   * @param health {@code up}, {@code down}, or {@code unknown} before the first probe
   * @param doubted whether results speak against that, but too few of them yet
   * @param heldDown for how long it is kept down yet because it goes up and down too often
   * @param since for how long its health has been so
   * @param evidence what the last probe found
   * @param probed how long ago that was; null before the first
   * @param overrides the overrides in effect for it
   */
  public record AddressLine(
      String address,
      boolean operational,
      String health,
      boolean doubted,
      double heldDown,
      double since,
      String evidence,
      @Nullable Double probed,
      List<SiteOverride> overrides) {}

  /**
   * The report of a site. <em>Immutable.</em>
   *
   * @param busy whether it is too full for a new session
   * @param draining whether it says that it drains
   * @param sessions how many live sessions it holds; null if it does not know
   * @param uptime since when it runs
   */
  public record Told(boolean busy, boolean draining, @Nullable Long sessions, double uptime) {}
}
