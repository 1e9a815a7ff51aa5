package io.distrib.server.operate;

import io.distrib.server.control.ControlAnswer;
import io.distrib.server.control.ControlRequest;
import io.distrib.server.operate.StatusReport.PoolStatus;
import java.util.List;
import java.util.Map;

/** The request {@code status}, as JSON or as a table, and what is answered. */
final class StatusRequest {
  /** The command's name. */
  static final String COMMAND = "status";

  /** The argument of a table: how wide it may be, at least 1. */
  private static final String COLUMNS = "columns";

  private static final int SITE_IS_DOWN = 3;
  private static final int POOL_IS_DOWN = 4;

  private StatusRequest() {}

  /** Asks for one line of JSON. */
  static ControlRequest json() {
    return ControlRequest.of(COMMAND);
  }

  /** Asks for a table of at most {@code columns}. */
  static ControlRequest table(int columns) {
    return new ControlRequest(COMMAND, Map.of(COLUMNS, Integer.toString(columns)));
  }

  /**
   * {@code status} as {@code request} asks for it, with the exit code of the command.
   *
   * @throws IllegalArgumentException if it asks for a table without a width
   */
  static ControlAnswer answer(ControlRequest request, StatusReport status) {
    String columns = request.arguments().get(COLUMNS);
    List<String> lines =
        columns == null
            ? List.of(Json.write(status))
            : new StatusTable(status, width(columns)).lines();
    return ControlAnswer.done(lines, exitCode(status.pools()));
  }

  private static int width(String columns) {
    if (!columns.matches("[1-9][0-9]{0,9}")) {
      throw new IllegalArgumentException(
          COLUMNS + ": \"" + columns + "\" (expected a whole number of at least 1)");
    }
    return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(columns));
  }

  private static int exitCode(List<PoolStatus> pools) {
    if (pools.stream().anyMatch(pool -> pool.operational() == 0)) {
      return POOL_IS_DOWN;
    }
    return pools.stream().anyMatch(PoolStatus::hasSiteDown) ? SITE_IS_DOWN : 0;
  }
}
