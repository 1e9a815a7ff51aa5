package io.distrib.it.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of {@link KitTable} over real sockets to both adapters (H0 to H11, section 5): both
 * give what the row says, and the same octets. Where Jetty refuses a request before any filter is
 * asked, the row says with what.
 */
class AdapterKitIT {
  private static final List<String> COMPARED =
      List.of("Location", "Retry-After", "Cache-Control", "Content-Length");
  private static final Map<KitScenario, KitSite> NETTY = new EnumMap<>(KitScenario.class);
  private static final Map<KitScenario, KitSite> JETTY = new EnumMap<>(KitScenario.class);

  @BeforeAll
  static void start() {
    for (KitScenario scenario : KitScenario.values()) {
      NETTY.put(scenario, new NettySite(scenario.distributor()));
      JETTY.put(scenario, new JettySite(scenario.distributor()));
    }
  }

  @AfterAll
  static void stop() {
    NETTY.values().forEach(KitSite::close);
    JETTY.values().forEach(KitSite::close);
  }

  static List<KitRow> rows() {
    return KitTable.rows();
  }

  @Test
  void theKitHasNotShrunk() {
    assertThat(rows()).hasSizeGreaterThan(200);
    assertThat(rows().stream().filter(KitRow::isAskedByJetty)).hasSizeGreaterThan(165);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void bothAdaptersGiveWhatTheRowSays(KitRow row) throws IOException {
    RawAnswer netty = ask(NETTY, row);
    RawAnswer jetty = ask(JETTY, row);
    check(row, netty);
    if (row.isAskedByJetty()) {
      check(row, jetty);
      for (String field : COMPARED) {
        assertThat(jetty.field(field)).as(field).isEqualTo(netty.field(field));
      }
      assertThat(cookies(jetty)).isEqualTo(cookies(netty));
      assertThat(type(jetty)).isEqualTo(type(netty));
      assertThat(jetty.body()).isEqualTo(netty.body());
    } else {
      assertThat(jetty.status()).hasToString(row.jetty());
      KitInvariants.check(jetty);
    }
  }

  @Test
  void whatAClientIsToRememberIsWrittenInAFieldEach() throws IOException {
    KitRow row = KitRow.parse("COOKIES | GET / HTTP/1.1 | Host: app.example.test | 302 | |");
    assertThat(cookies(ask(NETTY, row)))
        .hasSize(2)
        .anyMatch(field -> field.contains("distrib_group=1800000000~americas~k"))
        .anyMatch(field -> field.contains("distrib_site=1800000000~boston~k"))
        .allMatch(field -> field.endsWith("; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax"));
    assertThat(cookies(ask(JETTY, row))).isEqualTo(cookies(ask(NETTY, row)));
  }

  private static List<String> cookies(RawAnswer answer) {
    return answer.head().stream().filter(line -> line.startsWith("Set-Cookie:")).toList();
  }

  /** Jetty leaves out the space before a parameter. */
  private static String type(RawAnswer answer) {
    return Objects.requireNonNullElse(answer.field("Content-Type"), "").replace(" ", "");
  }

  private static RawAnswer ask(Map<KitScenario, KitSite> sites, KitRow row) throws IOException {
    return RawAnswer.to(Objects.requireNonNull(sites.get(row.scenario())).port(), row.request());
  }

  private static void check(KitRow row, RawAnswer answer) {
    assertThat(answer.status()).isEqualTo(row.status());
    KitInvariants.check(answer);
    if (row.isServed()) {
      assertThat(answer.body()).isEqualTo(row.isHead() ? "" : "saw " + row.outcome());
    } else {
      assertThat(Objects.requireNonNullElse(answer.field("Location"), "")).isEqualTo(row.outcome());
      KitInvariants.checkOurs(answer);
    }
  }
}
