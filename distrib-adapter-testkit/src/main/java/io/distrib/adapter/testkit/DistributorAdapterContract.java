package io.distrib.adapter.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.common.base.Ascii;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every adapter of {@link io.distrib.redirect.Distributor} must do over HTTP/1.1. Extend it
 * and start your server; all tests are inherited. Each sends the raw bytes of one {@link KitRow},
 * reads the response strictly, and compares status, header fields, body, what the application saw,
 * and what becomes of the connection. A run takes a few seconds, and each request ten at most.
 *
 * <pre>{@code
 * class MyAdapterTest extends DistributorAdapterContract {
 *   @Override
 *   protected AdapterServer start(Distributor distributor) {
 *     MyServer server = new MyServer(0);
 *     server.handle(
 *         new MyAdapter(distributor, request -> EchoApplication.isInSession(request.field("Cookie"))),
 *         (target, response) -> response.send(EchoApplication.page(target)));
 *     return AdapterServer.of(server.port(), server::stop);
 *   }
 *
 *   @Override
 *   protected List<Deviation> deviations() {
 *     return List.of(
 *         new Deviation("path-with-space", "400", "MyServer refuses it and asks no handler"));
 *   }
 * }
 * }</pre>
 */
public abstract class DistributorAdapterContract extends AdapterRowsContract {
  private static final String IN_SESSION =
      "GET /next HTTP/1.1\r\nHost: boston.app.example.test\r\nCookie: live\r\n\r\n";

  /** Called by subclasses. */
  protected DistributorAdapterContract() {}

  @Override
  protected final boolean canSend(KitRow row) {
    return true;
  }

  @Override
  protected final RawResponse ask(int port, KitRow row) throws IOException {
    return RawConnection.ask(port, row.request());
  }

  /** All that leave nothing of the request to be sent. */
  final Stream<KitRow> wholeRows() {
    return rowsWithoutDeviation().filter(KitRow::isWhole);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wholeRows")
  void theConnectionServesTheNextRequestUnlessItIsToEnd(KitRow row) throws IOException {
    try (RawConnection connection = RawConnection.to(port(row))) {
      RawResponse first = connection.exchange(row.request());
      if (isLast(row, first)) {
        assertTrue(connection.isEnded(), () -> "more came; " + check(row).heading(first));
      } else {
        String page = connection.exchange(IN_SESSION).body();
        assertEquals("saw /next", page, () -> "the next one on; " + check(row).heading(first));
      }
    } catch (IOException e) {
      fail(check(row).heading(e), e);
    }
  }

  private static boolean isLast(KitRow row, RawResponse response) {
    return row.line().endsWith("HTTP/1.0")
        || response.values("Connection").stream()
            .anyMatch(value -> Ascii.equalsIgnoreCase(value, "close"));
  }
}
