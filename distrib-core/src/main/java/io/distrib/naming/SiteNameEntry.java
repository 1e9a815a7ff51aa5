package io.distrib.naming;

import io.distrib.model.RecordKind;
import io.distrib.topology.Site;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A name whose plan is made again when a site's state changes. It answers with the first answer of
 * the plan, as a Site Name does. <em>Thread-safe.</em>
 */
sealed class SiteNameEntry implements NameHandle, NameVariant permits BalancedNameEntry {
  private final NameSettings settings;
  private final NamePlanner planner;
  private final List<NameVariant> self = List.of(this);
  private EligibleSites planned;
  private volatile EligibleSites lastKnown;
  private volatile AnswerSet plan;

  /**
   * A name, planned from what its sites are now.
   *
   * @param before its last plan with an operational site, of an earlier service; null if there is
   *     none
   */
  SiteNameEntry(NameSettings settings, NamePlanner planner, @Nullable EligibleSites before) {
    this.settings = settings;
    this.planner = planner;
    this.planned = planner.plan(settings, before);
    this.lastKnown = before == null || planned.isAlive() ? planned : before;
    this.plan = planner.live(planned, settings);
  }

  @Override
  public final List<NameVariant> variants() {
    return self;
  }

  @Override
  public final int variantOf(@Nullable InetAddress client) {
    return 0;
  }

  @Override
  public int scopeOf(@Nullable InetAddress client) {
    return 0;
  }

  @Override
  public final AnswerSet plan() {
    return plan;
  }

  @Override
  public int choose(AnswerSet current, @Nullable InetAddress client, RecordKind kind) {
    return 0;
  }

  @Override
  public Map<Site, Double> shares(
      AnswerSet current, @Nullable InetAddress client, RecordKind kind) {
    return current.shares(new double[] {1}, kind);
  }

  /** The last plan with an operational site; null if there was none. */
  final @Nullable EligibleSites lastKnown() {
    EligibleSites last = lastKnown;
    return last.isAlive() ? last : null;
  }

  /**
   * Makes a new plan; one thread at a time. What has been made of a plan stays good if another
   * comes to the same. The last plan with an operational site is kept (D5).
   */
  final void update() {
    EligibleSites next = planner.plan(settings, lastKnown);
    if (!next.equals(planned) || !plan.isCurrent()) {
      planned = next;
      plan = planner.live(next, settings);
    }
    if (planned.isAlive()) {
      lastKnown = planned;
    }
  }
}
