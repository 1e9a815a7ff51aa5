package io.distrib.it.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.google.common.io.Resources;
import io.distrib.it.process.Program;
import io.distrib.it.process.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * From the death of a site to the last DNS answer that names it, with the default settings and real
 * processes. {@code health.repetitions} says how often each figure is taken, {@code health.lossy}
 * for how many seconds packets are lost.
 */
@Tag("timing")
@Timeout(600)
class HealthFiguresIT {
  private static final int REPETITIONS = Integer.getInteger("health.repetitions", 10);
  private static final int LOSSY_SECONDS = Integer.getInteger("health.lossy", 20);
  private static final double LOSS = 0.05;
  private static final String NAME = "boston.app.example.test";
  private static final Pattern LOST = Pattern.compile("lost (\\d+) of (\\d+)");

  @TempDir Path folder;

  @BeforeEach
  void unpack() throws IOException {
    for (String name : List.of("site.py", "wire.py", "lossy.sh")) {
      byte[] bytes = Resources.toByteArray(Resources.getResource(HealthFiguresIT.class, name));
      Files.write(folder.resolve(name), bytes);
    }
  }

  /** With HTTP/1.0 no connection is held that could tell of the death. */
  @Execution(CONCURRENT)
  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1", "HTTP/1.0"})
  void aKilledSiteIsNamedForHalfASecondAtMost(String protocol) throws Exception {
    List<Long> gone = new ArrayList<>();
    List<Long> back = new ArrayList<>();
    try (WatchedSite boston = site("127.0.0.11", protocol);
        WatchedSite chicago = site("127.0.0.12", protocol);
        Program serve = serve(boston, chicago);
        AnswerWatch answers = new AnswerWatch(serve, NAME, boston.address())) {
      answers.awaitBack();
      for (int i = 0; i < REPETITIONS; i++) {
        long killed = System.nanoTime();
        boston.kill();
        gone.add(FigureReport.millis(killed, answers.awaitGone()));
        boston.startAgain();
        back.add(FigureReport.millis(boston.readyNanos(), answers.awaitBack()));
      }
    }
    FigureReport.check(protocol + " site killed, last answer after", gone, 500);
    FigureReport.check(protocol + " site started again, answer after", back, 2_000);
  }

  @Execution(CONCURRENT)
  @Test
  void aStoppedSiteIsNamedForOneAndAHalfSecondsAtMost() throws Exception {
    List<Long> gone = new ArrayList<>();
    List<Long> back = new ArrayList<>();
    try (WatchedSite boston = site("127.0.0.11", "HTTP/1.1");
        WatchedSite chicago = site("127.0.0.12", "HTTP/1.1");
        Program serve = serve(boston, chicago);
        AnswerWatch answers = new AnswerWatch(serve, NAME, boston.address())) {
      answers.awaitBack();
      for (int i = 0; i < REPETITIONS; i++) {
        long stopped = System.nanoTime();
        boston.signal("STOP");
        gone.add(FigureReport.millis(stopped, answers.awaitGone()));
        answers.awaitAnswers(2_000);
        long continued = System.nanoTime();
        boston.signal("CONT");
        back.add(FigureReport.millis(continued, answers.awaitBack()));
      }
    }
    FigureReport.check("site stopped, last answer after", gone, 1_500);
    FigureReport.check("site continued, answer after", back, 2_000);
  }

  /** New clients are refused at once, who is connected is served until nobody is. */
  @Execution(CONCURRENT)
  @Test
  void aSiteThatStopsGracefullyIsNamedForASecondAtMostAndCanEnd() throws Exception {
    List<Long> gone = new ArrayList<>();
    try (WatchedSite boston = site("127.0.0.11", "HTTP/1.1");
        WatchedSite chicago = site("127.0.0.12", "HTTP/1.1");
        Program serve = serve(boston, chicago);
        AnswerWatch answers = new AnswerWatch(serve, NAME, boston.address())) {
      answers.awaitBack();
      for (int i = 0; i < REPETITIONS; i++) {
        long stopped = System.nanoTime();
        boston.signal("USR2");
        gone.add(FigureReport.millis(stopped, answers.awaitGone()));
        boston.awaitOver();
        boston.startAgain();
        answers.awaitBack();
      }
    }
    FigureReport.check("site stopped gracefully, last answer after", gone, 1_000);
  }

  @Execution(CONCURRENT)
  @Test
  void oneFailedProbeChangesNothing() throws Exception {
    try (WatchedSite boston = site("127.0.0.11", "HTTP/1.1");
        WatchedSite chicago = site("127.0.0.12", "HTTP/1.1");
        Program serve = serve(boston, chicago);
        AnswerWatch answers = new AnswerWatch(serve, NAME, boston.address())) {
      answers.awaitBack();
      boston.signal("USR1");
      boston.awaitFailed();
      answers.awaitAnswers(2_000);

      assertThat(answers.others()).isZero();
    }
  }

  /**
   * The wire is made of two devices and a process, for not every kernel has netem: what is lost is
   * whole packets, each way, and the kernel's own TCP copes with it.
   */
  @Execution(CONCURRENT)
  @Test
  void aWireThatLosesOnePacketInTwentyRemovesNoSite() throws Exception {
    Files.writeString(folder.resolve("http.yaml"), lossy("http"));
    Files.writeString(folder.resolve("tcp.yaml"), lossy("tcp"));
    List<String> command = new ArrayList<>(List.of("unshare", "--net"));
    if (!System.getProperty("user.name").equals("root")) {
      command.add("--map-root-user");
    }
    command.addAll(List.of("bash", folder.resolve("lossy.sh").toString(), folder.toString()));
    command.add(Program.ROOT.resolve("distrib").toAbsolutePath().toString());
    command.addAll(List.of(Integer.toString(LOSSY_SECONDS), Double.toString(LOSS)));
    Outcome outcome = Program.run(command.toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();

    Matcher lost = LOST.matcher(outcome.out());
    assertThat(lost.find()).as(outcome.out()).isTrue();
    System.out.println(LOSSY_SECONDS + " s, 16 sites: " + lost.group());
    double packets = Double.parseDouble(lost.group(2));
    assertThat(packets).isGreaterThan(50.0 * LOSSY_SECONDS);
    assertThat(Double.parseDouble(lost.group(1)) / packets).isBetween(0.03, 0.07);
    String[] log = outcome.out().split("== after", 2);
    assertThat(log[0]).doesNotContain("-> down");
    assertThat(log[1]).contains("/http-2: up -> down", "/tcp-9: up -> down");
  }

  private static String lossy(String type) {
    StringBuilder text = new StringBuilder("pool: { name: %s.example.test }%n".formatted(type));
    text.append("sites:\n");
    for (int i = 2; i <= 9; i++) {
      text.append(
          "  %s-%d: { name: s%d.%s.example.test, addresses: [10.99.0.%d] }%n"
              .formatted(type, i, i, type, i));
    }
    return text.append("health: { type: %s, port: 8080 }%n".formatted(type)).toString();
  }

  private WatchedSite site(String address, String protocol) throws IOException {
    return new WatchedSite(folder.resolve("site.py"), address, protocol);
  }

  private Program serve(WatchedSite boston, WatchedSite chicago) throws IOException {
    String text =
        """
        pool: { name: app.example.test }
        sites:
          boston: { name: %s, addresses: [%s], port: %d }
          chicago: { name: chicago.app.example.test, addresses: [%s], port: %d }
        naming: { listen: ["127.0.0.1:0"] }
        health: { type: http }
        """
            .formatted(NAME, boston.address(), boston.port(), chicago.address(), chicago.port());
    Path file = Files.writeString(folder.resolve("pool.yaml"), text);
    return Program.distrib("serve", "--config", file.toString());
  }
}
