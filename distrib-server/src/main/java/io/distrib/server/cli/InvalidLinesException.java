package io.distrib.server.cli;

import io.distrib.topology.Fault;
import java.util.List;

/** Lines of a file that a command reads are not what they should be. */
public final class InvalidLinesException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** With these faults, each with its file and line. */
  public InvalidLinesException(List<Fault> faults) {
    super(Fault.lines(faults));
  }
}
