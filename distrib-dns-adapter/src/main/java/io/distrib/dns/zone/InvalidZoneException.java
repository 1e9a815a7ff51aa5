package io.distrib.dns.zone;

import io.distrib.topology.Fault;
import java.util.List;

/** Thrown for a zone that cannot be served: it carries every fault, not just the first. */
public final class InvalidZoneException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  /** Carries {@code faults}, at least one. */
  public InvalidZoneException(List<Fault> faults) {
    super(Fault.lines(faults));
    this.faults = List.copyOf(faults);
  }

  /** Every fault, in the order in which they were found. */
  public List<Fault> faults() {
    return faults;
  }
}
