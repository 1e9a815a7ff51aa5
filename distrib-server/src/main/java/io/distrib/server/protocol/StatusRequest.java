package io.distrib.server.protocol;

import java.util.Map;

/** The request {@code status}, for JSON or for a table. */
public final class StatusRequest {
  /** The command's name. */
  public static final String COMMAND = "status";

  /** The argument of a table: how wide it may be, at least 1. */
  public static final String COLUMNS = "columns";

  private StatusRequest() {}

  /** Asks for one line of JSON. */
  public static ControlRequest json() {
    return ControlRequest.of(COMMAND);
  }

  /** Asks for a table of at most {@code columns}. */
  public static ControlRequest table(int columns) {
    return new ControlRequest(COMMAND, Map.of(COLUMNS, Integer.toString(columns)));
  }
}
