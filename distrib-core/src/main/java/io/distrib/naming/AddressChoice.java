package io.distrib.naming;

import io.distrib.model.AdminState;
import io.distrib.topology.WhenNone;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which addresses of a site are answered (D13, D15). <em>Immutable.</em>
 *
 * @param isAll whether all are, whatever is known of each (D15)
 * @param whenNone what is answered when no site is operational (D5)
 */
record AddressChoice(boolean isAll, WhenNone whenNone) {
  /**
   * Those that are operational. If none is: those that operators have not taken down, of a site
   * that an operator holds up; else those that are up by health; else, as if all were, all, or
   * those of the time when one was.
   *
   * @param before those that were answered until now
   */
  List<InetAddress> of(SiteState site, List<InetAddress> before) {
    List<InetAddress> live = those(site, isAll ? each -> true : AddressState::isOperational);
    if (live.isEmpty()) {
      boolean isHeldUp = site.admin() == AdminState.UP;
      live = those(site, isHeldUp ? each -> each.admin() != AdminState.DOWN : AddressState::isUp);
    }
    if (!live.isEmpty()) {
      return live;
    }
    return whenNone == WhenNone.LAST_KNOWN ? before : those(site, each -> true);
  }

  private static List<InetAddress> those(SiteState site, Predicate<AddressState> which) {
    return site.addresses().stream().filter(which).map(AddressState::address).toList();
  }
}
