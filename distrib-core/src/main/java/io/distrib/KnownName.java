package io.distrib;

import io.distrib.engine.NamePlan;
import io.distrib.model.NamingAnswer;
import io.distrib.model.RecordKind;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * One name of a naming service, with its aliases: found once, asked often. Asking neither blocks
 * nor throws, nor does it allocate unless the policy does. <em>Thread-safe.</em>
 */
public class KnownName {
  private final NameSettings settings;
  private final NamePlanner planner;
  private volatile NamingPlan plan;
  private @Nullable NamePlan lastKnown;

  /** A name, planned from what its sites are now. */
  KnownName(NameSettings settings, NamePlanner planner) {
    this.settings = settings;
    this.planner = planner;
    NamePlan first = planner.plan(settings, null);
    this.lastKnown = first;
    this.plan = planner.live(first, settings);
  }

  /** What the name means now: the same object until a site's state changes. */
  public NamingPlan plan() {
    return plan;
  }

  /**
   * Which answer of {@code current} this client is to be given (D1, D7).
   *
   * @param current a plan of this name
   * @param client the client, or its network; null if not known
   * @return 0 to {@link NamingPlan#choices} - 1
   */
  public int choose(NamingPlan current, @Nullable InetAddress client, RecordKind kind) {
    return 0;
  }

  NamingAnswer answer(@Nullable InetAddress client, RecordKind kind) {
    NamingPlan current = plan;
    return current.answer(choose(current, client, kind));
  }

  /** Plans anew; one thread at a time. The last plan with an operational site is kept (D5). */
  void update() {
    NamePlan next = planner.plan(settings, lastKnown);
    if (planner.isAlive(settings)) {
      lastKnown = next;
    }
    plan = planner.live(next, settings);
  }
}
