package io.distrib.config;

import io.distrib.topology.Fault;
import java.util.List;

/** Thrown for a file that does not describe a pool: it carries every fault, not just the first. */
public final class InvalidConfigurationException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<LocatedFault> faults;

  /** Carries {@code faults}, at least one. */
  public InvalidConfigurationException(List<LocatedFault> faults) {
    super(Fault.lines(faults));
    this.faults = List.copyOf(faults);
  }

  /** Every fault, in the order of the lines. */
  public List<LocatedFault> faults() {
    return faults;
  }
}
