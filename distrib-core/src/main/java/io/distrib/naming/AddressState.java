package io.distrib.naming;

import io.distrib.model.AddressStatus;
import io.distrib.model.AdminState;
import io.distrib.model.SiteHealth;
import java.net.InetAddress;
import java.time.Duration;

/**
 * What is known of one address of a site (D13). <em>Immutable.</em>
 *
 * @param address the address
 * @param health its health according to its probes
 * @param admin what an operator says of that
 * @param evidence what its last probe found; empty before the first
 * @param seenAtNanos when; when it became known before the first
 * @param changedAtNanos since when its health has been so
 */
record AddressState(
    InetAddress address,
    HealthState health,
    AdminState admin,
    String evidence,
    long seenAtNanos,
    long changedAtNanos) {
  static AddressState of(InetAddress address, HealthState health, long nowNanos) {
    return new AddressState(address, health, AdminState.AUTO, "", nowNanos, nowNanos);
  }

  boolean isUp() {
    return health.isUp();
  }

  boolean isOperational() {
    return admin == AdminState.AUTO ? isUp() : admin == AdminState.UP;
  }

  /** For how much longer it is kept down because it goes up and down too often. */
  long heldNanos(long nowNanos) {
    return isUp() ? 0 : health.damping().holdsNanos(nowNanos);
  }

  /** After one more probe. */
  AddressState probed(boolean success, String found, HealthThresholds thresholds, long nowNanos) {
    HealthState next = health.after(success, thresholds, nowNanos);
    long changed = next.isUp() == isUp() ? changedAtNanos : nowNanos;
    return new AddressState(address, next, admin, found, nowNanos, changed);
  }

  AddressState withAdmin(AdminState value) {
    return new AddressState(address, health, value, evidence, seenAtNanos, changedAtNanos);
  }

  AddressStatus status(long nowNanos) {
    return new AddressStatus(
        address,
        admin,
        new SiteHealth(
            isUp(),
            health.isProven(),
            health.isDoubted(),
            Duration.ofNanos(heldNanos(nowNanos)),
            evidence,
            Duration.ofNanos(nowNanos - seenAtNanos),
            Duration.ofNanos(nowNanos - changedAtNanos)));
  }
}
