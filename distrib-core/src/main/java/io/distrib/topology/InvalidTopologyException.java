package io.distrib.topology;

import java.util.List;

/** Thrown for an invalid topology. It carries every fault, not just the first. */
public final class InvalidTopologyException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  /** Carries {@code faults}, at least one. */
  public InvalidTopologyException(List<Fault> faults) {
    super(Fault.lines(faults));
    this.faults = List.copyOf(faults);
  }

  /** Every fault, in the order of the configuration. */
  public List<Fault> faults() {
    return faults;
  }
}
