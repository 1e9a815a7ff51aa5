package io.distrib.server.daemon.operator;

import static io.distrib.server.protocol.StatusRequest.COLUMNS;

import io.distrib.server.protocol.ControlAnswer;
import io.distrib.server.protocol.ControlRequest;
import io.distrib.server.protocol.Json;
import io.distrib.server.protocol.StatusReport;
import io.distrib.server.protocol.StatusReport.PoolStatus;
import io.distrib.server.protocol.StatusRequest;
import java.util.List;

/** The answer to a {@link StatusRequest}, as JSON or as a table. */
final class StatusAnswer {
  private static final int SITE_IS_DOWN = 3;
  private static final int POOL_IS_DOWN = 4;

  private StatusAnswer() {}

  /**
   * {@code status} as {@code request} asks for it, with the exit code of the command.
   *
   * @throws IllegalArgumentException if it asks for a table without a width
   */
  static ControlAnswer of(ControlRequest request, StatusReport status) {
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
