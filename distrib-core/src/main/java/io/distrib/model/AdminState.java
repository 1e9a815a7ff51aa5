package io.distrib.model;

/** What an operator says of a site's health, over what the probes say. */
public enum AdminState {
  /** Nothing: the probes decide. */
  AUTO,
  /** It counts as up, whatever the probes say. */
  UP,
  /** It counts as down, whatever the probes say. */
  DOWN
}
