package io.distrib.server.daemon.operator;

import io.distrib.model.SiteReport;
import io.distrib.model.SiteStatus;
import io.distrib.naming.NamingService;
import io.distrib.server.client.ControlClient;
import io.distrib.server.daemon.control.ControlCommands;
import io.distrib.server.daemon.control.ControlSocket;
import io.distrib.server.protocol.ControlAnswer;
import io.distrib.server.protocol.ControlRequest;
import io.distrib.server.protocol.StatusReport.SiteLine;
import io.distrib.topology.Site;
import io.distrib.topology.TopologyBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** An operator over two pools, and what is said to them. */
public abstract class OperatorFixture {
  protected static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  protected final List<TestPool> pools =
      new ArrayList<>(
          List.of(
              TestPool.of("a.test", "boston", "chicago"),
              TestPool.of("b.test", "boston", "eu-1", "eu-2")));
  Instant now = START;

  @TempDir protected Path folder;

  /** A pool that nobody watches. */
  public record TestPool(NamingService naming, Map<String, SiteReport> reports)
      implements OperatedPool {
    public static TestPool of(String name, String... sites) {
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

    public SiteStatus status(String site) {
      return naming.status(site);
    }
  }

  Path file() {
    return folder.resolve("state");
  }

  protected Operator operator() {
    return new Operator(() -> pools, new StateFile(file()), () -> now);
  }

  TestPool rebuilt(TestPool pool, SavedState saved) {
    var builder = NamingService.builder(pool.naming().topology());
    saved.believed(now).accept(pool.name(), builder);
    return new TestPool(builder.build(), new HashMap<>());
  }

  static SiteLine line(Operator operator, int pool, String site) {
    return operator.status().pools().get(pool).sites().stream()
        .filter(line -> line.id().equals(site))
        .findFirst()
        .orElseThrow();
  }

  /** Through a control socket, as alice. */
  String tell(Operator operator, String command, String... arguments) throws IOException {
    ControlAnswer answer = ask(operator, command, arguments);
    List<String> all = new ArrayList<>(answer.lines());
    answer.warnings().forEach(warning -> all.add("warning: " + warning));
    return (answer.isDone() ? "done " : "failed ") + String.join("\n", all);
  }

  ControlAnswer ask(Operator operator, String command, String... arguments) throws IOException {
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
