package io.distrib.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** The packaged program decides the published sample of the rules as expected. */
@Timeout(120)
class ConformanceIT {
  private static final Path CASES = Path.of("src/test/resources/conformance");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  /** The cases of one configuration, in order. */
  record Sample(String config, List<JsonNode> cases) {
    @Override
    public String toString() {
      return config + ": " + cases.size() + " cases";
    }
  }

  static List<Sample> samples() throws IOException {
    Map<String, List<JsonNode>> byConfig =
        Files.readAllLines(CASES.resolve("decisions.ndjson")).stream()
            .map(JSON::readTree)
            .collect(
                Collectors.groupingBy(
                    line -> line.get("config").asString(), TreeMap::new, Collectors.toList()));
    return byConfig.entrySet().stream()
        .map(entry -> new Sample(entry.getKey(), entry.getValue()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyDecisionIsTheExpectedOne(Sample sample) throws Exception {
    List<JsonNode> decisions = decide(sample);

    assertThat(decisions).hasSameSizeAs(sample.cases());
    for (int i = 0; i < decisions.size(); i++) {
      JsonNode expected = sample.cases().get(i);
      assertThat(decisions.get(i).get("id").asInt()).isEqualTo(i);
      assertThat(chosen(decisions.get(i), expected.get("decision")))
          .as(expected.toString())
          .isEqualTo(expected.get("decision"));
    }
  }

  private List<JsonNode> decide(Sample sample) throws IOException, InterruptedException {
    Path input = Files.writeString(folder.resolve("requests"), requests(sample), UTF_8);
    Path output = folder.resolve("decisions");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("distrib.root"), "distrib").toString(),
                "decide",
                "--config",
                CASES.resolve(sample.config()).toString())
            .redirectInput(input.toFile())
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    return Files.readAllLines(output).stream().map(JSON::readTree).toList();
  }

  private static String requests(Sample sample) {
    List<String> lines = new ArrayList<>();
    for (JsonNode line : sample.cases()) {
      ObjectNode request = (ObjectNode) line.get("request").deepCopy();
      lines.add(request.put("id", lines.size()).toString());
    }
    return String.join("\n", lines) + "\n";
  }

  /** The part of {@code decision} of which {@code expected} speaks. */
  private static JsonNode chosen(JsonNode decision, JsonNode expected) {
    ObjectNode part = JSON.createObjectNode();
    expected.propertyNames().forEach(key -> part.set(key, decision.get(key)));
    return part;
  }
}
