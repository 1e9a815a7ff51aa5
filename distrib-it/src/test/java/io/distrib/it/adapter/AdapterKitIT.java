package io.distrib.it.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ascii;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of {@link KitTable} and {@link KitEdgeTable} over real sockets to every kind of site
 * (H0 to H11, rules, section 5): all give what the row says, and the same octets. Where a
 * container, or HTTP/2 itself, refuses a request before we are asked, the row says with what.
 */
class AdapterKitIT {
  private static final List<String> COMPARED =
      List.of("Location", "Retry-After", "Cache-Control", "Content-Length");
  private static final String IN_SESSION =
      "GET /next HTTP/1.1\r\nHost: boston.app.example.test\r\nCookie: live\r\n\r\n";
  private static final Map<KitKind, Map<KitScenario, KitSite>> SITES = new EnumMap<>(KitKind.class);
  private static final Map<KitKind, Map<KitScenario, Http2Client>> HTTP2 =
      new EnumMap<>(KitKind.class);

  @BeforeAll
  static void start() {
    for (KitKind kind : KitKind.values()) {
      Map<KitScenario, KitSite> sites = new EnumMap<>(KitScenario.class);
      for (KitScenario scenario : KitScenario.values()) {
        sites.put(scenario, kind.start(scenario.distributor()));
      }
      SITES.put(kind, sites);
    }
  }

  @AfterAll
  static void stop() {
    HTTP2.values().forEach(clients -> clients.values().forEach(Http2Client::close));
    SITES.values().forEach(sites -> sites.values().forEach(KitSite::close));
  }

  static List<KitRow> rows() {
    return Stream.concat(KitTable.rows().stream(), KitEdgeTable.rows().stream()).toList();
  }

  static Stream<KitRow> http2Rows() {
    return rows().stream().filter(Http2Rows::isExpressible);
  }

  static Stream<Arguments> http2Cases() {
    return KitKind.HTTP2.stream().flatMap(kind -> http2Rows().map(row -> Arguments.of(kind, row)));
  }

  @Test
  void theKitHasNotShrunk() {
    assertThat(rows()).hasSizeGreaterThan(250);
    assertThat(asked(KitKind.JETTY, rows().stream())).isGreaterThan(165);
    assertThat(asked(KitKind.TOMCAT, rows().stream())).isGreaterThan(165);
    KitKind.HTTP2.forEach(kind -> assertThat(asked(kind, http2Rows())).isGreaterThan(155));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everySiteGivesWhatTheRowSays(KitRow row) throws IOException {
    RawAnswer netty = ask(KitKind.NETTY, row);
    check(row, netty);
    compare(row, KitKind.NETTY_ON_DEMAND, ask(KitKind.NETTY_ON_DEMAND, row), netty);
    compare(row, KitKind.JETTY, ask(KitKind.JETTY, row), netty);
    compare(row, KitKind.TOMCAT, ask(KitKind.TOMCAT, row), netty);
  }

  @ParameterizedTest
  @MethodSource("http2Cases")
  void theSameComesOverHttp2(KitKind kind, KitRow row) throws IOException {
    RawAnswer netty = ask(KitKind.NETTY, row);
    compare(row, kind, askHttp2(kind, row), netty);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aConnectionThatIsNotClosedServesItsNextRequest(KitRow row) throws IOException {
    for (KitKind kind : KitKind.HTTP1) {
      if (row.ownStatus(kind) == null && row.isWhole() && !isLast(row, ask(kind, row))) {
        RawAnswer next = RawAnswer.toSecond(port(kind, row.scenario()), row.request(), IN_SESSION);
        assertThat(next.body()).as("%s", kind).isEqualTo("saw /next");
      }
    }
  }

  private static boolean isLast(KitRow row, RawAnswer answer) {
    return row.line().endsWith("HTTP/1.0")
        || answer.head().stream()
            .anyMatch(line -> Ascii.equalsIgnoreCase(line, "Connection: close"));
  }

  private static long asked(KitKind kind, Stream<KitRow> rows) {
    return rows.filter(row -> row.ownStatus(kind) == null).count();
  }

  private static void compare(KitRow row, KitKind kind, RawAnswer answer, RawAnswer netty) {
    String own = row.ownStatus(kind);
    if (own != null) {
      assertThat(answer.status()).as("%s", kind).hasToString(own);
      KitInvariants.check(answer);
      return;
    }
    check(row, answer);
    for (String field : COMPARED) {
      assertThat(answer.field(field)).as("%s %s", kind, field).isEqualTo(netty.field(field));
    }
    assertThat(cookies(answer)).as("%s", kind).isEqualTo(cookies(netty));
    assertThat(type(answer)).as("%s", kind).isEqualTo(type(netty));
    assertThat(answer.body()).as("%s", kind).isEqualTo(netty.body());
  }

  @Test
  void whatAClientIsToRememberIsWrittenInAFieldEach() throws IOException {
    KitRow row = KitRow.parse("COOKIES | GET / HTTP/1.1 | Host: app.example.test | 302 | |");
    List<String> written = cookies(ask(KitKind.NETTY, row));
    assertThat(written)
        .hasSize(2)
        .anyMatch(field -> field.contains("distrib_group=1800000000~americas~k"))
        .anyMatch(field -> field.contains("distrib_site=1800000000~boston~k"))
        .allMatch(field -> field.endsWith("; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax"));
    assertThat(cookies(ask(KitKind.JETTY, row))).isEqualTo(written);
    assertThat(cookies(ask(KitKind.TOMCAT, row))).isEqualTo(written);
    KitKind.HTTP2.forEach(kind -> assertThat(cookies(askHttp2(kind, row))).isEqualTo(written));
  }

  private static List<String> cookies(RawAnswer answer) {
    return answer.head().stream()
        .filter(line -> Ascii.toLowerCase(line).startsWith("set-cookie:"))
        .map(line -> line.substring(line.indexOf(':') + 1).trim())
        .toList();
  }

  /** Containers leave out the space before a parameter, and change the case of a charset. */
  private static String type(RawAnswer answer) {
    return Objects.requireNonNullElse(answer.field("Content-Type"), "").replace(" ", "");
  }

  private static RawAnswer ask(KitKind kind, KitRow row) throws IOException {
    return RawAnswer.to(port(kind, row.scenario()), row.request());
  }

  /** On one connection for each scenario, unless the site has ended it, or may be about to. */
  private static RawAnswer askHttp2(KitKind kind, KitRow row) {
    Map<KitScenario, Http2Client> clients =
        HTTP2.computeIfAbsent(kind, first -> new EnumMap<>(KitScenario.class));
    Http2Client known = clients.remove(row.scenario());
    Http2Client client =
        known != null && known.isOpen() ? known : new Http2Client(port(kind, row.scenario()));
    RawAnswer answer = client.ask(Http2Rows.headers(row, "http"), row.isWhole());
    if (answer.status() == Http2Answer.RESET) {
      client.close();
    } else {
      clients.put(row.scenario(), client);
    }
    return answer;
  }

  private static int port(KitKind kind, KitScenario scenario) {
    return Objects.requireNonNull(SITES.get(kind).get(scenario)).port();
  }

  private static void check(KitRow row, RawAnswer answer) {
    assertThat(answer.status()).isEqualTo(row.status());
    KitInvariants.check(answer);
    KitInvariants.checkNothingIsEchoed(row, answer);
    if (row.isServed()) {
      assertThat(answer.body()).isEqualTo(row.isHead() ? "" : "saw " + row.outcome());
    } else {
      assertThat(Objects.requireNonNullElse(answer.field("Location"), "")).isEqualTo(row.outcome());
      KitInvariants.checkOurs(answer);
    }
  }
}
