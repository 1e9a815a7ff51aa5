package io.distrib.server.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.model.LoadSample;
import io.distrib.model.SiteReport;
import io.distrib.server.cli.Streams;
import io.distrib.server.daemon.control.ControlCommands;
import io.distrib.server.daemon.control.ControlSocket;
import io.distrib.server.daemon.operator.Operator;
import io.distrib.server.daemon.operator.OperatorFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code drain --wait}: what it says and exits with when the sites are not empty in time. */
@Timeout(60)
class DrainWaitTest extends OperatorFixture {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource({
    "2, 2 sessions",
    "1, 1 session",
    "-1, does not tell how many sessions it has",
  })
  void aDrainThatLastsTooLongIsNoSuccessAndGoesOn(long sessions, String rest) throws IOException {
    pools.get(0).reports().put("boston", report("boston", sessions));
    try (Operator operator = operator()) {
      assertThat(drain(operator, "a.test/boston")).isEqualTo(1);

      assertThat(out.toString(UTF_8))
          .startsWith("a.test/boston: drain by ")
          .endsWith(" until 2026-11-24T08:00:00Z\n")
          .hasLineCount(1);
      assertThat(err.toString(UTF_8))
          .isEqualTo(
              """
              a.test/boston: %s
              distrib: not drained within 1ms
              distrib: the drain goes on; 'distrib undrain' takes it back
              """
                  .formatted(rest));
      assertThat(pools.get(0).status("boston").draining()).isTrue();
    }
  }

  @Test
  void aSiteThatNeverReportedTellsNoSessionsEither() throws IOException {
    try (Operator operator = operator()) {
      assertThat(drain(operator, "*/boston")).isEqualTo(1);

      assertThat(err.toString(UTF_8))
          .startsWith(
              """
              a.test/boston: does not tell how many sessions it has
              b.test/boston: does not tell how many sessions it has
              distrib: not drained within 1ms
              """);
    }
  }

  @Test
  void onlyTheSitesThatAreMeantAreWaitedFor() throws IOException {
    pools.get(0).reports().put("boston", report("boston", 0));
    pools.get(0).reports().put("chicago", report("chicago", 7));
    try (Operator operator = operator()) {
      assertThat(drain(operator, "a.test/boston")).isZero();

      assertThat(out.toString(UTF_8)).endsWith("\ndrained\n");
      assertThat(err.toString(UTF_8)).isEmpty();
    }
  }

  private int drain(Operator operator, String sites) throws IOException {
    ControlCommands commands = new ControlCommands();
    operator.addTo(commands);
    Streams streams =
        new Streams(InputStream.nullInputStream(), out, new PrintStream(err, true, UTF_8));
    try (ControlSocket open = ControlSocket.open(folder.resolve("s"), commands)) {
      return new CommandLine(new DrainCommand(streams))
          .execute(sites, "--wait", "1ms", "--control", open.path().toString());
    }
  }

  /**
   * A report of a site.
   *
   * @param sessions below 0 if it does not tell
   */
  private static SiteReport report(String site, long sessions) {
    return new SiteReport(
        site,
        LoadSample.IDLE,
        false,
        false,
        sessions < 0 ? OptionalLong.empty() : OptionalLong.of(sessions),
        Duration.ofHours(1),
        START);
  }
}
