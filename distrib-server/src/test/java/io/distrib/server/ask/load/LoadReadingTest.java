package io.distrib.server.ask.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One number is found in what servers say of themselves. */
class LoadReadingTest {
  private static final String HAPROXY =
      """
      # pxname,svname,qcur,qmax,scur,smax,slim,stot
      app,FRONTEND,,,9,12,2000,100
      app,s1,0,0,3,5,,40
      app,BACKEND,0,0,7,5,200,40
      other,BACKEND,0,0,1,5,200,40
      """;
  private static final String METRICS =
      """
      # HELP sessions Sessions that are live.
      # TYPE sessions gauge
      sessions{kind="a b"} 40
      sessions{kind="c"} 2.5 1700000000000
      sessions_total 9
      idle 0
      """;

  @Test
  void nginxSaysItsActiveConnections() {
    String status =
        "Active connections: 291 \nserver accepts handled requests\n 16 16 31 \nReading: 6 \n";
    assertThat(new LoadReading(null).of(status)).isEqualTo(291);
  }

  @Test
  void apacheSaysWhichShareOfItsWorkersIsBusy() {
    String status = "Total Accesses: 7\nBusyWorkers: 30\nIdleWorkers: 10\nScoreboard: __W\n";
    assertThat(new LoadReading(null).of(status)).isEqualTo(0.75);
  }

  @ParameterizedTest
  @CsvSource({"app, 7", "other, 1"})
  void haproxySaysTheSessionsOfABackend(String backend, double sessions) {
    assertThat(new LoadReading(backend).of(HAPROXY)).isEqualTo(sessions);
  }

  @ParameterizedTest
  @CsvSource({"sessions, 42.5", "sessions_total, 9", "idle, 0"})
  void aMetricIsTheSumOverItsLabels(String metric, double value) {
    assertThat(new LoadReading(metric).of(METRICS)).isEqualTo(value);
  }

  @Test
  void aPointerLeadsIntoADocument() {
    String document = "{\"pool\": {\"busy\": [3, 17]}}";
    assertThat(new LoadReading("/pool/busy/1").of(document)).isEqualTo(17);
  }

  @Test
  void aFileHasANumber() {
    assertThat(new LoadReading(null).of(" 0.25\n")).isEqualTo(0.25);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "NaN",
        "Infinity",
        "busy",
        "{\"a\": \"b\"}",
        "{",
        "app,BACKEND,",
        "BusyWorkers: 1"
      })
  void whatIsNoNumberIsNotKnown(String text) {
    assertThat(new LoadReading(null).of(text)).isNaN();
    assertThat(new LoadReading("/a").of(text)).isNaN();
    assertThat(new LoadReading("app").of(text)).isNaN();
    assertThat(new LoadReading("app").of(HAPROXY.replace(",7,", ",x,"))).isNaN();
  }
}
