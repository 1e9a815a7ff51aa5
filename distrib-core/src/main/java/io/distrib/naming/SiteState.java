package io.distrib.naming;

import io.distrib.model.AdminDrain;
import io.distrib.model.AdminState;
import io.distrib.model.LoadSample;
import io.distrib.model.SiteStatus;

/**
 * The state of a site without its load, by source: probes, the site itself, operators.
 * <em>Immutable.</em>
 *
 * @param health its health according to its probes
 * @param reportsDraining whether it says of itself that it drains
 * @param admin what an operator says of its health
 * @param adminDrain what an operator says of its draining
 */
record SiteState(
    HealthState health, boolean reportsDraining, AdminState admin, AdminDrain adminDrain) {
  static SiteState of(HealthState health) {
    return new SiteState(health, false, AdminState.AUTO, AdminDrain.AUTO);
  }

  SiteStatus status(LoadSample load) {
    return new SiteStatus(health.isUp(), admin, isDraining(), load);
  }

  SiteState withHealth(HealthState value) {
    return new SiteState(value, reportsDraining, admin, adminDrain);
  }

  SiteState withReportsDraining(boolean value) {
    return new SiteState(health, value, admin, adminDrain);
  }

  SiteState withAdmin(AdminState value) {
    return new SiteState(health, reportsDraining, value, adminDrain);
  }

  SiteState withAdminDrain(AdminDrain value) {
    return new SiteState(health, reportsDraining, admin, value);
  }

  private boolean isDraining() {
    return adminDrain == AdminDrain.AUTO ? reportsDraining : adminDrain == AdminDrain.DRAIN;
  }
}
