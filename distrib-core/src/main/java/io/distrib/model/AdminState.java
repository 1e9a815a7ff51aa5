package io.distrib.model;

/** An operator's override of a site's health, stronger than the probes. */
public enum AdminState {
  /** Nothing: the probes decide. */
  AUTO,
  /** It counts as up, whatever the probes say. */
  UP,
  /** It counts as down, whatever the probes say. */
  DOWN
}
