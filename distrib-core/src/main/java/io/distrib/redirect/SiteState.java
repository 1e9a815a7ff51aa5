package io.distrib.redirect;

/**
 * What a site remembers whatever settings come and go: a reload changes the rules, and none of
 * this. <em>Thread-safe.</em>
 *
 * @param draining whether the site gets no new sessions
 * @param control whether it is busy
 * @param rate how many sessions it starts
 * @param room who waits for one
 * @param ports calls what the application brings along
 * @param beganNanos since when it runs, by the monotonic clock
 */
record SiteState(
    Draining draining,
    AdmissionControl control,
    AdmissionRate rate,
    WaitingRoom room,
    BoundedPortInvoker ports,
    long beganNanos) {
  /** That of a site that begins with {@code settings}. */
  static SiteState of(DistributorSettings settings) {
    return new SiteState(
        new Draining(),
        new AdmissionControl(settings.busyAt, settings.freeAt),
        new AdmissionRate(),
        new WaitingRoom(0, 0),
        new BoundedPortInvoker(settings.portLimit),
        settings.clock.monotonicNanos());
  }
}
