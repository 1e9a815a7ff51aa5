package io.distrib.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import io.distrib.it.process.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dns_probe.py} finds nothing to fault, in all of its 146 points. */
class DnsProbeIT {
  private static final String SCRIPT = "conformance/dns_probe.py";

  @TempDir Path folder;

  @Test
  void everyPointOfTheProbePassesWithoutAWarning() throws IOException {
    Path script = folder.resolve("dns_probe.py");
    Files.write(script, Resources.toByteArray(Resources.getResource(SCRIPT)));
    try (Serving serving = Serving.start(folder)) {
      Outcome outcome = Program.run(command(script, serving));
      assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();
      assertThat(outcome.out())
          .contains("warnings (SHOULD/POLICY): 0;")
          .endsWith("146 passed, 0 failed, 0 skipped\n");
      assertThat(serving.printed()).doesNotContain("WARN", "Exception");
    }
  }

  private static String[] command(Path script, Serving serving) {
    List<String> command = new ArrayList<>(List.of("python3", script.toString()));
    command.addAll(List.of("--slow", "--strict", "--quiet", "--ttl-max", "0"));
    command.addAll(
        List.of("--port", "" + serving.address().getPort(), "--pid", "" + serving.pid()));
    command.addAll(List.of("--zone", "example.test", "--pool", "app.example.test"));
    command.addAll(List.of("--group", "americas.app.example.test"));
    command.addAll(List.of("--site", "boston.app.example.test"));
    command.addAll(List.of("--absent", "nowhere.example.test"));
    command.addAll(List.of("--big", "big.example.test", "--ent", "ent.example.test"));
    command.addAll(List.of("--addrs", "192.0.2.10,192.0.2.20,192.0.2.30"));
    return command.toArray(String[]::new);
  }
}
