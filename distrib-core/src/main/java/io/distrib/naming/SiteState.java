package io.distrib.naming;

import io.distrib.model.AddressStatus;
import io.distrib.model.AdminDrain;
import io.distrib.model.AdminState;
import io.distrib.model.LoadSample;
import io.distrib.model.SiteHealth;
import io.distrib.model.SiteStatus;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The state of a site without its load, by source: probes of its addresses, the site itself,
 * operators. <em>Immutable.</em>
 *
 * @param addresses what is known of each of its addresses, at least one, in their order
 * @param answered those that are answered
 * @param reportsDraining whether it says of itself that it drains
 * @param admin what an operator says of its health
 * @param adminDrain what an operator says of its draining
 */
record SiteState(
    List<AddressState> addresses,
    List<InetAddress> answered,
    boolean reportsDraining,
    AdminState admin,
    AdminDrain adminDrain) {
  /** Copies the lists. */
  SiteState {
    addresses = List.copyOf(addresses);
    answered = List.copyOf(answered);
  }

  /** One of which nobody has said anything; all of its addresses are answered. */
  static SiteState of(List<AddressState> addresses) {
    List<InetAddress> all = addresses.stream().map(AddressState::address).toList();
    return new SiteState(addresses, all, false, AdminState.AUTO, AdminDrain.AUTO);
  }

  boolean isUp() {
    return addresses.stream().anyMatch(AddressState::isUp);
  }

  SiteStatus status(LoadSample load) {
    return new SiteStatus(isUp(), wholeAdmin(), isDraining(), isImpaired(), load);
  }

  /** What is believed of it as a whole: it is up while one of its addresses is. */
  SiteHealth health(long changedAtNanos, long nowNanos) {
    boolean isUp = isUp();
    List<AddressState> such = addresses.stream().filter(each -> each.isUp() == isUp).toList();
    Predicate<AddressState> doubted = each -> each.health().isDoubted();
    long seenAt = such.stream().mapToLong(AddressState::seenAtNanos).reduce(this::later).orElse(0);
    return new SiteHealth(
        isUp,
        such.stream().anyMatch(each -> each.health().isProven()),
        isUp ? such.stream().allMatch(doubted) : such.stream().anyMatch(doubted),
        Duration.ofNanos(heldNanos(nowNanos)),
        evidence(),
        Duration.ofNanos(nowNanos - seenAt),
        Duration.ofNanos(nowNanos - changedAtNanos));
  }

  /** What its last probe found; if it is down, what that of each address did. */
  String evidence() {
    if (isUp()) {
      return addresses.stream()
          .filter(AddressState::isUp)
          .max(Comparator.comparingLong(each -> each.seenAtNanos() - first()))
          .map(AddressState::evidence)
          .orElse("");
    }
    return addresses.stream()
        .map(AddressState::evidence)
        .filter(found -> !found.isEmpty())
        .collect(Collectors.joining("; "));
  }

  /** For how much longer all of its addresses are kept down because they go up and down. */
  long heldNanos(long nowNanos) {
    return addresses.stream().mapToLong(each -> each.heldNanos(nowNanos)).min().orElse(0);
  }

  List<AddressStatus> addressStatuses(long nowNanos) {
    return addresses.stream().map(each -> each.status(nowNanos)).toList();
  }

  /** With another state of those addresses that {@code which} accepts. */
  SiteState with(Predicate<InetAddress> which, UnaryOperator<AddressState> change) {
    List<AddressState> next =
        addresses.stream()
            .map(each -> which.test(each.address()) ? change.apply(each) : each)
            .toList();
    return new SiteState(next, answered, reportsDraining, admin, adminDrain);
  }

  /** This state for a site that has {@code next} as its addresses. */
  SiteState moved(List<InetAddress> next, long nowNanos) {
    HealthState believed = HealthState.believed(isUp(), false);
    List<AddressState> states =
        next.stream()
            .map(
                address ->
                    addresses.stream()
                        .filter(each -> each.address().equals(address))
                        .findFirst()
                        .orElseGet(() -> AddressState.of(address, believed, nowNanos)))
            .toList();
    List<InetAddress> kept = next.stream().filter(answered::contains).toList();
    return new SiteState(states, kept.isEmpty() ? next : kept, reportsDraining, admin, adminDrain);
  }

  /** With the addresses that {@code choice} answers in this state. */
  SiteState answering(AddressChoice choice) {
    List<InetAddress> next = choice.of(this, answered);
    return next.equals(answered)
        ? this
        : new SiteState(addresses, next, reportsDraining, admin, adminDrain);
  }

  SiteState withReportsDraining(boolean value) {
    return new SiteState(addresses, answered, value, admin, adminDrain);
  }

  SiteState withAdmin(AdminState value) {
    return new SiteState(addresses, answered, reportsDraining, value, adminDrain);
  }

  SiteState withAdminDrain(AdminDrain value) {
    return new SiteState(addresses, answered, reportsDraining, admin, value);
  }

  /** What stands for the site; else what stands for its addresses, if that is what decides. */
  private AdminState wholeAdmin() {
    boolean isOperational = addresses.stream().anyMatch(AddressState::isOperational);
    if (admin != AdminState.AUTO || isOperational == isUp()) {
      return admin;
    }
    return isOperational ? AdminState.UP : AdminState.DOWN;
  }

  private boolean isDraining() {
    return adminDrain == AdminDrain.AUTO ? reportsDraining : adminDrain == AdminDrain.DRAIN;
  }

  /** Whether it has a family of which none is answered, and something lives (D14). */
  private boolean isImpaired() {
    return answered.size() < addresses.size()
        && addresses.stream().anyMatch(each -> each.isUp() || each.isOperational())
        && (isMissing(Inet4Address.class::isInstance)
            || isMissing(address -> !(address instanceof Inet4Address)));
  }

  private boolean isMissing(Predicate<InetAddress> family) {
    return addresses.stream().map(AddressState::address).anyMatch(family)
        && answered.stream().noneMatch(family);
  }

  /** Times of the clock are compared by their distance alone. */
  private long first() {
    return addresses.get(0).seenAtNanos();
  }

  private long later(long one, long other) {
    return one - other > 0 ? one : other;
  }
}
