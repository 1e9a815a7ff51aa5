package io.distrib.it.modulepath;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.it.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application that is a module uses the libraries as modules: their API, and no more. */
class ModulePathTest {
  private static final String POOL =
      """
      pool: { name: app.example.test }
      sites:
        boston: { name: boston.app.example.test, addresses: [192.0.2.10] }
      """;

  private static final String BOTH_HALVES =
      """
      package application;

      import io.distrib.config.PoolConfiguration;
      import io.distrib.dns.NameServer;
      import io.distrib.dns.zone.Zone;
      import io.distrib.health.HealthMonitor;
      import io.distrib.naming.NamingService;
      import io.distrib.netty.DistributorHandler;
      import io.distrib.redirect.Distributor;
      import io.distrib.redirect.DistributorSource;
      import java.nio.file.Path;

      public class Main {
        public static void main(String[] arguments) {
          Path file = Path.of(arguments[0]);
          Distributor boston = DistributorSource.discover().distributor(file, "boston").build();
          DistributorHandler.builder(boston);
          PoolConfiguration pool = PoolConfiguration.read(file);
          NamingService naming = pool.naming().build();
          HealthMonitor.builder(naming, pool.health()).build();
          NameServer.builder().zone(Zone.builder(pool.nameserver().zone(), naming).build());
          System.out.println(boston.site().id() + " in " + boston.getClass().getModule().getName());
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void anApplicationBuildsBothHalves() throws IOException {
    Path file = Files.writeString(folder.resolve("pool.yaml"), POOL);
    ModuleProgram application = new ModuleProgram(folder, BOTH_HALVES);

    assertThat(application.compile()).isEmpty();
    Program.Outcome outcome = Program.run(application.command(file.toString()));
    assertThat(outcome.out()).as(outcome.err()).isEqualTo("boston in io.distrib.core\n");
    assertThat(outcome.code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.distrib.http.RequestTarget",
        "io.distrib.text.PrintableText",
        "io.distrib.system.SystemClock",
        "io.distrib.dns.message.Question",
        "io.distrib.health.probe.FailureClassifier"
      })
  void theCompilerRefusesWhatIsNoApi(String type) throws IOException {
    String main = "package application; class Main { " + type + " inside; }\n";

    String said = new ModuleProgram(folder, main).compile();

    String inside = type.substring(0, type.lastIndexOf('.'));
    assertThat(said).contains("package " + inside + " is not visible");
  }
}
