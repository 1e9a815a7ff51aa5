package io.distrib.adapter.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.common.base.Ascii;
import io.distrib.redirect.Distributor;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sends every {@link KitRow} to the adapter under test and compares what comes back: by a client
 * that a subclass brings, for another version of HTTP. For HTTP/1.1 extend {@link
 * DistributorAdapterContract}.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(60)
public abstract class AdapterRowsContract {
  private static final String COOKIES = "cookies-set";

  private final Map<KitScenario, AdapterServer> servers = new EnumMap<>(KitScenario.class);
  private final Map<String, Deviation> declared = new HashMap<>();

  /** Called by subclasses. */
  protected AdapterRowsContract() {}

  /**
   * Starts a server that asks {@code distributor} about every request, on a free port of the
   * loopback interface, with the application that {@link EchoApplication} describes. It is called
   * once for each {@link KitScenario}; the kit closes them all at the end.
   */
  protected abstract AdapterServer start(Distributor distributor) throws Exception;

  /** Where the server, and not the adapter, is why a row gives something else. By default none. */
  protected List<Deviation> deviations() {
    return List.of();
  }

  /**
   * The header fields of our responses that the server insists on writing itself, each with the
   * reason why the adapter cannot change that. Only {@code Date} may be among them. By default
   * none.
   */
  protected Map<String, String> serverFields() {
    return Map.of();
  }

  /** Whether the client can say what {@code row}'s request says. */
  protected abstract boolean canSend(KitRow row);

  /**
   * Sends {@code row}'s request to a port of the loopback interface.
   *
   * @throws IOException if there is no response that can be read; the message shows what came
   */
  protected abstract RawResponse ask(int port, KitRow row) throws IOException;

  @BeforeAll
  void startServers() throws Exception {
    deviations().forEach(deviation -> declared.put(deviation.row(), deviation));
    for (KitScenario scenario : KitScenario.values()) {
      servers.put(scenario, start(scenario.distributor()));
    }
  }

  @AfterAll
  void stopServers() {
    servers.values().forEach(AdapterServer::close);
  }

  final Stream<KitRow> rows() {
    return KitRow.all().stream().filter(this::canSend);
  }

  /** All that are sent, and for which nothing else is declared. */
  final Stream<KitRow> rowsWithoutDeviation() {
    return rows().filter(row -> !declared.containsKey(row.name()));
  }

  final int port(KitRow row) {
    return Objects.requireNonNull(servers.get(row.scenario())).port();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void theResponseIsWhatTheRowSays(KitRow row) {
    RawResponse response = response(row);
    Deviation deviation = declared.get(row.name());
    if (deviation == null) {
      check(row).check(response);
    } else {
      check(row).check(deviation, response);
    }
  }

  @Test
  void everyDeviationNamesARowThatIsSent() {
    Set<String> sent = rows().map(KitRow::name).collect(Collectors.toSet());
    for (Deviation deviation : deviations()) {
      assertTrue(sent.contains(deviation.row()), () -> "no row is meant: " + deviation);
    }
    assertEquals(deviations().size(), declared.size(), "rows that deviate, each declared once");
  }

  @Test
  void everyFieldThatTheServerWritesDiffersFromOurs() {
    serverFields()
        .forEach(
            (field, reason) -> {
              assertEquals("Date", field, "no other field may be the server's");
              String date = response(KitRow.named("pool-name")).field(field);
              assertNotEquals(
                  ResponseInvariants.DATE, date, () -> field + " is as it should be: " + reason);
            });
  }

  @Test
  void eachCookieIsWrittenInAFieldOfItsOwn() {
    List<String> cookies = response(KitRow.named(COOKIES)).values("Set-Cookie");
    assertEquals(2, cookies.size(), cookies::toString);
    assertTrue(
        cookies.stream().anyMatch(field -> field.contains("distrib_group=1800000000~americas~k")),
        cookies::toString);
    assertTrue(
        cookies.stream().anyMatch(field -> field.contains("distrib_site=1800000000~boston~k")),
        cookies::toString);
    assertTrue(
        cookies.stream().allMatch(field -> field.contains("; Path=/; Max-Age=3600; HttpOnly")),
        cookies::toString);
  }

  final RowCheck check(KitRow row) {
    return new RowCheck(
        row, serverFields().keySet().stream().map(Ascii::toLowerCase).collect(Collectors.toSet()));
  }

  private RawResponse response(KitRow row) {
    try {
      return ask(port(row), row);
    } catch (IOException e) {
      return fail(check(row).heading(e), e);
    }
  }
}
