package io.distrib.server.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distrib.NamingService;
import io.distrib.TopologyBuilder;
import io.distrib.model.LoadSample;
import io.distrib.model.Site;
import io.distrib.model.SiteReport;
import io.distrib.model.SiteStatus;
import io.distrib.server.cli.LoggedLines;
import io.distrib.server.control.ControlAnswer;
import io.distrib.server.control.ControlClient;
import io.distrib.server.control.ControlCommands;
import io.distrib.server.control.ControlRequest;
import io.distrib.server.control.ControlSocket;
import io.distrib.server.operate.StatusReport.SiteLine;
import io.distrib.server.thread.UncaughtFailures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators lay down for sites, and what is kept of it over a restart. */
class OperatorTest {
  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  private final List<TestPool> pools =
      new ArrayList<>(
          List.of(
              TestPool.of("a.test", "boston", "chicago"),
              TestPool.of("b.test", "boston", "eu-1", "eu-2")));
  private Instant now = START;

  @TempDir Path folder;

  /** A pool that nobody watches. */
  record TestPool(NamingService naming, Map<String, SiteReport> reports) implements OperatedPool {
    static TestPool of(String name, String... sites) {
      TopologyBuilder topology = TopologyBuilder.pool(name);
      for (String site : sites) {
        topology.site(site, site + "." + name, "192.0.2.1");
      }
      return new TestPool(NamingService.builder(topology.build()).build(), new HashMap<>());
    }

    @Override
    public Optional<SiteReport> report(Site site) {
      return Optional.ofNullable(reports.get(site.id()));
    }

    @Override
    public boolean isWatched() {
      return true;
    }

    SiteStatus status(String site) {
      return naming.status(site);
    }
  }

  @Test
  void anErrorWhileTheStateIsKeptIsTold() throws InterruptedException {
    Error error = new OutOfMemoryError("thrown by a test");
    StateFile file = new StateFile(folder.resolve("state"));
    try (UncaughtFailures failures = new UncaughtFailures();
        Operator operator =
            new Operator(
                () -> {
                  throw error;
                },
                file,
                () -> now)) {
      operator.start();

      assertThat(failures.await()).isSameAs(error);
    }
  }

  @Test
  void downTakesASiteDownForADayUntilUpTakesItBack() throws IOException {
    try (Operator operator = operator()) {
      assertThat(tell(operator, "down", "sites", "chicago", "reason", "new disk"))
          .isEqualTo("done a.test/chicago: down by alice until 2026-11-24T08:00:00Z: new disk");
      assertThat(pools.get(0).status("chicago").isOperational()).isFalse();
      assertThat(tell(operator, "up", "sites", "chicago"))
          .isEqualTo(
              "done a.test/chicago: no longer down by alice until 2026-11-24T08:00:00Z: new disk");
      assertThat(pools.get(0).status("chicago").isOperational()).isTrue();
      assertThat(tell(operator, "up", "sites", "chicago"))
          .isEqualTo("done a.test/chicago: nothing to take back");
    }
  }

  @Test
  void upForATimeHoldsUpWhatTheProbesFindDown() throws IOException {
    pools.get(0).naming().recordProbe("chicago", false, "refused");
    try (Operator operator = operator()) {
      assertThat(tell(operator, "up", "sites", "chicago", "for", "2h"))
          .isEqualTo("done a.test/chicago: up by alice until 2026-11-23T10:00:00Z");
      assertThat(pools.get(0).status("chicago").isOperational()).isTrue();
      now = START.plus(Duration.ofHours(2));
      operator.tick();
      assertThat(pools.get(0).status("chicago").isOperational()).isFalse();
    }
  }

  @Test
  void d6DrainAndDownStandSideBySideAndEndByThemselves() throws IOException {
    try (Operator operator = operator()) {
      tell(operator, "drain", "sites", "chicago", "for", "30m");
      tell(operator, "down", "sites", "chicago", "for", "ever");
      assertThat(line(operator, 0, "chicago").overrides()).hasSize(2);
      now = START.plus(Duration.ofMinutes(30));
      operator.tick();
      assertThat(line(operator, 0, "chicago").overrides())
          .extracting(SiteOverride::toString)
          .containsExactly("down by alice for ever");
      assertThat(pools.get(0).status("chicago").draining()).isFalse();
      now = START.plus(Duration.ofDays(10_000));
      operator.tick();
      assertThat(pools.get(0).status("chicago").isOperational()).isFalse();
    }
  }

  @Test
  void d6UndrainForATimeHasTheLastWordOverTheSite() throws IOException {
    pools.get(0).naming().recordDraining("chicago", true, "it says so");
    try (Operator operator = operator()) {
      tell(operator, "undrain", "sites", "chicago");
      assertThat(pools.get(0).status("chicago").draining()).isTrue();
      tell(operator, "undrain", "sites", "chicago", "for", "1h");
      assertThat(pools.get(0).status("chicago").draining()).isFalse();
    }
  }

  @Test
  void patternsAndPoolsTellWhichSitesAreMeant() throws IOException {
    try (Operator operator = operator()) {
      assertThat(tell(operator, "down", "sites", "eu-*").lines()).hasSize(2);
      assertThat(tell(operator, "up", "sites", "*").lines()).hasSize(5);
      assertThat(tell(operator, "down", "sites", "a.test/boston chicago").lines()).hasSize(3);
      assertThat(tell(operator, "down", "sites", "b.test/*").lines()).hasSize(4);
      assertThat(tell(operator, "down", "sites", "boston"))
          .isEqualTo(
              "failed site \"boston\" is in several pools (expected one of a.test/boston,"
                  + " b.test/boston)");
      assertThat(tell(operator, "down", "sites", "paris"))
          .startsWith("failed site \"paris\" (expected one of a.test/boston, a.test/chicago,");
      assertThat(tell(operator, "down", "sites", "x* boston")).startsWith("failed site \"x*\"");
      assertThat(tell(operator, "down", "sites", "a;b")).startsWith("failed site \"a;b\"");
      assertThat(tell(operator, "down")).isEqualTo("failed field \"sites\": missing");
      assertThat(tell(operator, "down", "sites", "chicago", "for", "soon"))
          .isEqualTo("failed --for \"soon\" (expected a duration such as 90s, 30m, 2h)");
      assertThat(tell(operator, "down", "sites", "chicago", "for", "999999999h"))
          .startsWith("failed --for");
    }
  }

  @Test
  void whatIsSaidStaysOnOneLineAndWithinBounds() throws IOException {
    try (Operator operator = operator()) {
      tell(operator, "down", "sites", "chicago", "reason", "a\n\u001b[2Jb" + "x".repeat(9_999));
      SiteOverride override = line(operator, 0, "chicago").overrides().get(0);
      assertThat(override.reason()).startsWith("a\\u000a\\u001b[2Jbxxx").hasSizeLessThan(220);
    }
  }

  @Test
  void statusTellsWhatIsMeasuredAndWhatIsLaidDown() throws IOException {
    TestPool pool = pools.get(0);
    pool.naming().recordProbe("boston", true, "answers 200");
    pool.naming().recordProbe("boston", false, "refused");
    pool.naming().recordLoad("boston", new LoadSample(0.25));
    pool.reports()
        .put(
            "boston",
            new SiteReport(
                "boston",
                new LoadSample(0.25),
                true,
                false,
                OptionalLong.of(17),
                Duration.ofSeconds(9),
                START));
    try (Operator operator = operator()) {
      tell(operator, "drain", "sites", "a.test/boston", "reason", "move");
      SiteLine boston = line(operator, 0, "boston");
      assertThat(boston.operational() && boston.draining() && boston.doubted()).isTrue();
      assertThat(boston.health()).isEqualTo("up");
      assertThat(boston.evidence()).isEqualTo("refused");
      assertThat(boston.load()).isEqualTo(0.25);
      assertThat(boston.report()).isEqualTo(new StatusReport.Told(true, false, 17L, 9));
      assertThat(line(operator, 0, "chicago").health()).isEqualTo("unknown");
      assertThat(line(operator, 0, "chicago").probed()).isNull();
      assertThat(String.join("\n", new StatusTable(operator.status()).lines()))
          .contains("a.test: 2 of 2 sites operational")
          .containsPattern(
              "boston +up, draining, busy \\* +up [0-9.]+s, doubted +25% +17 +[0-9.]+s ago +refused")
          .containsPattern("chicago +up +unknown [0-9.]+s +- +- +- +-")
          .contains(
              "boston: since 2026-11-23T08:00:00Z drain by alice until 2026-11-24T08:00:00Z: move");
    }
  }

  @Test
  void d5ANameserverThatLosesSightOfEverySiteDistrustsItself() throws IOException {
    for (String site : List.of("boston", "chicago")) {
      pools.get(0).naming().recordProbe(site, false, "timeout");
    }
    try (Operator operator = operator()) {
      assertThat(operator.status().pools().get(0).distrusted()).isTrue();
      assertThat(operator.status().pools().get(1).distrusted()).isFalse();
      assertThat(String.join("\n", new StatusTable(operator.status()).lines()))
          .contains("WARNING: every site looks down", "when-none: all");
    }
  }

  @Test
  void aRestartKeepsWhatStoodAndWhatWasBelieved() throws IOException {
    pools.get(0).naming().recordProbe("boston", false, "refused");
    try (Operator operator = operator()) {
      tell(operator, "down", "sites", "chicago", "for", "2h", "reason", "disk");
      tell(operator, "drain", "sites", "eu-1", "for", "1m");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    now = START.plusSeconds(60);
    SavedState saved = new StateFile(file()).read();
    List<TestPool> after = List.of(rebuilt(pools.get(0), saved), rebuilt(pools.get(1), saved));
    try (Operator operator = new Operator(() -> after, new StateFile(file()), () -> now)) {
      operator.restore(saved);
      assertThat(after.get(0).status("chicago").isOperational()).isFalse();
      assertThat(after.get(0).status("boston").up()).as("as last seen").isFalse();
      assertThat(after.get(1).status("eu-1").draining()).as("over by now").isFalse();
      assertThat(line(operator, 0, "chicago").overrides().get(0))
          .isEqualTo(
              new SiteOverride(
                  OverrideKind.DOWN, "alice", "disk", START, START.plus(Duration.ofHours(2))));
    }
  }

  @Test
  void anOrderThatCannotBeSavedStandsAndIsSavedAsSoonAsThatWorks() throws IOException {
    Path missing = folder.resolve("full");
    StateFile file = new StateFile(missing.resolve("state"));
    try (LoggedLines log = new LoggedLines();
        Operator operator = new Operator(() -> pools, file, () -> now)) {
      ControlAnswer answer = ask(operator, "down", "sites", "chicago");
      assertThat(answer.isDone()).isTrue();
      assertThat(answer.isSaved()).isFalse();
      assertThat(answer.warnings().get(0))
          .startsWith("this stands, but will not survive a restart: state file " + missing);
      assertThat(pools.get(0).status("chicago").isOperational()).isFalse();
      operator.tick();
      assertThat(ask(operator, "drain", "sites", "eu-1").isSaved()).isFalse();
      assertThat(log.take()).containsOnlyOnce("cannot be written");

      Files.createDirectory(missing);
      operator.tick();
      assertThat(file.read().sites(pools.get(0).name()).get("chicago").overrides()).hasSize(1);
      assertThat(ask(operator, "up", "sites", "chicago").isSaved()).isTrue();
      assertThat(log.take()).containsOnlyOnce("is written again");
    }
  }

  @Test
  void aWriteThatFailsLeavesNothingBehindAndAStartRemovesWhatAKilledProcessLeft()
      throws IOException {
    Path left = Files.writeString(folder.resolve(".state." + Integer.MAX_VALUE), "half");
    Path foreign = Files.writeString(folder.resolve(".state.old"), "precious");
    new StateFile(file()).read();
    assertThat(Files.exists(left)).isFalse();
    assertThat(foreign).hasContent("precious");
    Path taken = Files.createDirectories(folder.resolve("taken/in")).getParent();
    assertThatThrownBy(() -> new StateFile(taken).write(SavedState.NONE))
        .isInstanceOf(IOException.class);
    assertThat(folder).isDirectoryNotContaining(path -> path.toString().contains(".taken."));
  }

  @Test
  void anOrderThatLeavesAPoolWithoutASiteSaysSo() throws IOException {
    pools.get(0).naming().recordProbe("boston", false, "refused");
    String none =
        "warning: pool a.test: no site is operational, 1 taken down by operators; names"
            + " are answered by when-none: all";
    try (Operator operator = operator()) {
      assertThat(tell(operator, "down", "sites", "chicago")).endsWith(none);
      assertThat(String.join("\n", new StatusTable(operator.status()).lines()))
          .contains(
              "WARNING: no site is operational, 1 taken down by operators; names are answered");
      assertThat(ask(operator, "down", "sites", "eu-*").warnings()).isEmpty();
      assertThat(ask(operator, "up", "sites", "chicago").warnings()).isEmpty();
      assertThat(ask(operator, "down", "sites", "*").warnings()).hasSize(2);
    }
  }

  @Test
  void anOrderThatReplacesAnotherSaysWhatThatWas() throws IOException {
    try (Operator operator = operator()) {
      tell(operator, "down", "sites", "chicago", "for", "2h", "reason", "new switch");
      assertThat(tell(operator, "down", "sites", "a.test/*"))
          .contains(
              "done a.test/boston: down by alice until 2026-11-24T08:00:00Z\n",
              "a.test/chicago: down by alice until 2026-11-24T08:00:00Z (instead of down by alice"
                  + " until 2026-11-23T10:00:00Z: new switch)");
    }
  }

  @Test
  void anOrderHoldsForAsLongAsWasSaidAtTheLeast() throws IOException {
    now = START.plusMillis(999);
    try (Operator operator = operator()) {
      tell(operator, "down", "sites", "chicago", "for", "1s");
      now = now.plusMillis(1_000);
      operator.tick();
      assertThat(pools.get(0).status("chicago").isOperational()).isFalse();
      now = now.plusMillis(1);
      operator.tick();
      assertThat(pools.get(0).status("chicago").isOperational()).isTrue();
    }
  }

  @Test
  void manySitesMayBeNamedAtOnce() throws IOException {
    String sites = "a.test/boston " + "chicago ".repeat(50) + "eu-1";
    try (Operator operator = operator()) {
      assertThat(tell(operator, "drain", "sites", sites).lines()).hasSize(3);
    }
  }

  @Test
  void aLoadWithoutBoundsIsShownWithinThem() throws IOException {
    pools.get(0).naming().recordLoad("boston", new LoadSample(1e308));
    pools.get(0).naming().recordLoad("chicago", new LoadSample(1.5));
    try (Operator operator = operator()) {
      assertThat(String.join("\n", new StatusTable(operator.status()).lines()))
          .containsPattern("boston .* >999% ")
          .containsPattern("chicago .* 150% ");
    }
  }

  @Test
  void aBeliefThatIsYoungIsNotOverturnedByOneProbe() throws IOException {
    try (Operator operator = operator()) {
      operator.tick();
    }
    SavedState saved = new StateFile(file()).read();
    now = START.plusSeconds(59);
    TestPool young = rebuilt(pools.get(0), saved);
    young.naming().recordProbe("boston", false, "refused");
    assertThat(young.status("boston").up()).isTrue();
    now = START.plusSeconds(60);
    TestPool old = rebuilt(pools.get(0), saved);
    old.naming().recordProbe("boston", false, "refused");
    assertThat(old.status("boston").up()).isFalse();
  }

  @Test
  void aStateFileThatIsOfNoUseIsNotInTheWay() throws IOException {
    for (String text :
        List.of(
            "",
            "null",
            "{}",
            "[1",
            "{\"distrib\":2,\"at\":\"2026-11-23T08:00:00Z\",\"pools\":{}}",
            "{\"distrib\":1,\"pools\":{}}",
            "{\"distrib\":1,\"at\":\"yesterday\",\"pools\":{}}",
            "{\"distrib\":1,\"at\":\"2026-11-23T08:00:00Z\",\"pools\":{\"a.test\":{\"boston\":{\"up\":true}}}}",
            "{\"distrib\":1,\"at\":\"2026-11-23T08:00:00Z\",\"pools\":{\"a.test\":{\"boston\":null}}}",
            "{\"distrib\":1,\"at\":\"2026-11-23T08:00:00Z\",\"pools\":null}")) {
      Files.writeString(file(), text);
      assertThat(new StateFile(file()).read()).as(text).isEqualTo(SavedState.NONE);
    }
    assertThat(new StateFile(folder).read()).isEqualTo(SavedState.NONE);
  }

  @Test
  void sitesAndPoolsThatGoTakeTheirOverridesWithThem() throws IOException {
    try (Operator operator = operator()) {
      tell(operator, "down", "sites", "eu-1");
      pools.remove(1);
      operator.tick();
      pools.add(TestPool.of("b.test", "eu-1"));
      operator.tick();
      assertThat(line(operator, 1, "eu-1").overrides()).isEmpty();
    }
  }

  private Path file() {
    return folder.resolve("state");
  }

  private Operator operator() {
    return new Operator(() -> pools, new StateFile(file()), () -> now);
  }

  private TestPool rebuilt(TestPool pool, SavedState saved) {
    var builder = NamingService.builder(pool.naming().topology());
    saved.believed(now).accept(pool.name(), builder);
    return new TestPool(builder.build(), new HashMap<>());
  }

  private static SiteLine line(Operator operator, int pool, String site) {
    return operator.status().pools().get(pool).sites().stream()
        .filter(line -> line.id().equals(site))
        .findFirst()
        .orElseThrow();
  }

  /** Through a control socket, as alice. */
  private String tell(Operator operator, String command, String... arguments) throws IOException {
    ControlAnswer answer = ask(operator, command, arguments);
    List<String> all = new ArrayList<>(answer.lines());
    answer.warnings().forEach(warning -> all.add("warning: " + warning));
    return (answer.isDone() ? "done " : "failed ") + String.join("\n", all);
  }

  private ControlAnswer ask(Operator operator, String command, String... arguments)
      throws IOException {
    Map<String, String> fields = new HashMap<>(Map.of("by", "alice"));
    for (int i = 0; i < arguments.length; i += 2) {
      fields.put(arguments[i], arguments[i + 1]);
    }
    ControlCommands commands = new ControlCommands();
    operator.addTo(commands);
    Path socket = folder.resolve("s");
    try (ControlSocket open = ControlSocket.open(socket, commands)) {
      return ControlClient.ask(open.path(), new ControlRequest(command, fields));
    }
  }
}
