package io.distrib.naming;

import io.distrib.model.AdminState;
import io.distrib.model.SiteStatus;
import java.time.Duration;

/** States of sites and addresses, for people. */
final class StateText {
  private StateText() {}

  static String of(SiteStatus status) {
    return of(status.up(), status.admin())
        + (status.draining() ? ", draining" : "")
        + (status.impaired() ? ", impaired" : "");
  }

  /** Health, and what operators say of it. */
  static String of(boolean isUp, AdminState admin) {
    return (isUp ? "up" : "down")
        + switch (admin) {
          case AUTO -> "";
          case UP -> ", held up";
          case DOWN -> ", taken down";
        };
  }

  /** What is to be said of a fall after which something is kept down for so long. */
  static String held(long nanos) {
    return nanos == 0
        ? ""
        : "; it goes up and down too often, and is kept down for "
            + Duration.ofNanos(nanos).toSeconds()
            + " s at least";
  }
}
