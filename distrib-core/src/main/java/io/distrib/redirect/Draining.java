package io.distrib.redirect;

/** The switch that stops new sessions at this site. <em>Thread-safe.</em> */
final class Draining {
  private volatile boolean on;

  boolean isOn() {
    return on;
  }

  void set(boolean value) {
    on = value;
  }
}
