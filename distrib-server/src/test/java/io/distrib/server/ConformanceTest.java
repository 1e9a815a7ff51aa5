package io.distrib.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The published sample of the rules holds for {@code decide}. */
class ConformanceTest {
  private static final Path CASES = Path.of("../distrib-it/src/test/resources/conformance");
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<JsonNode> cases() throws IOException {
    return Files.readAllLines(CASES.resolve("decisions.ndjson")).stream()
        .map(JSON::readTree)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theDecisionIsTheExpectedOne(JsonNode expected) {
    Path file = CASES.resolve(expected.get("config").asString());

    CommandRun run =
        CommandRun.withInput(expected.get("request") + "\n", "decide", "--config", "" + file);

    JsonNode decision = JSON.readTree(run.out());
    expected
        .get("decision")
        .forEachEntry((key, value) -> assertThat(decision.get(key)).as(key).isEqualTo(value));
  }
}
