package io.distrib.redirect;

/** Whether this site is given no new sessions. <em>Thread-safe.</em> */
final class Draining {
  private volatile boolean on;

  boolean isOn() {
    return on;
  }

  void set(boolean value) {
    on = value;
  }
}
