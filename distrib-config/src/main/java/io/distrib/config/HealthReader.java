package io.distrib.config;

import io.distrib.model.StatusSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads {@code health}. */
final class HealthReader {
  private static final String STATUSES_EXPECTED = "items, each " + StatusRange.EXPECTED;
  private static final String BODY_EXPECTED = "a text of 1 to 1000 characters";
  private static final int MAX_BODY_LENGTH = 1_000;
  private static final int MAX_RESULTS = 100;

  private HealthReader() {}

  /**
   * The settings, with those of each of {@code sites}. A file that they name is looked for from
   * {@code folder}.
   */
  static HealthSettings read(
      Section file,
      Map<String, Section> sites,
      Optional<StatusSettings> status,
      Findings findings,
      @Nullable Path folder) {
    Map<String, SiteProbe> probes = SiteProbeReader.read(sites, file.has("health"), findings);
    if (!file.has("health")) {
      return HealthSettings.NONE;
    }
    Section health = file.section("health", Part.HEALTH);
    HealthType type =
        health
            .get("type")
            .flatMap(value -> value.choice(HealthType.values(), HealthType::text))
            .orElse(HealthType.HTTP);
    HealthSettings defaults = HealthSettings.of(type);
    return new HealthSettings(
        type,
        health.get("port").map(value -> value.integer(1, 65_535)).orElse(OptionalInt.empty()),
        HealthRequestReader.read(health, status),
        expectation(health),
        health.get("trust-file").flatMap(value -> TrustFileReader.read(value, folder)),
        health.get("client-cert").flatMap(value -> ClientCertificateReader.read(value, folder)),
        probes,
        health.get("interval").flatMap(DurationRange.PROBE::read).orElse(defaults.interval()),
        health.get("timeout").flatMap(DurationRange.PROBE::read).orElse(defaults.timeout()),
        count(health.get("rise"), defaults.rise()),
        count(health.get("fall"), defaults.fall()),
        count(health.get("ok"), defaults.ok()));
  }

  private static HealthExpectation expectation(Section health) {
    return new HealthExpectation(
        health.has("expect-status") ? statuses(health) : HealthExpectation.DEFAULT.statuses(),
        health.get("expect-body").flatMap(HealthReader::body));
  }

  private static List<StatusRange> statuses(Section health) {
    List<Value> items = health.items("expect-status", STATUSES_EXPECTED);
    if (items.isEmpty()) {
      health
          .get("expect-status")
          .ifPresent(value -> value.refuse("a list of at least one status or range"));
    }
    return items.stream().flatMap(value -> status(value).stream()).toList();
  }

  /** A number or a range, quoted or not. */
  private static Optional<StatusRange> status(Value value) {
    Optional<StatusRange> status =
        value.node() instanceof Node.Scalar ? StatusRange.parse(value.written()) : Optional.empty();
    return status.or(() -> value.refuse(StatusRange.EXPECTED));
  }

  private static Optional<String> body(Value value) {
    return value.parsed(
        text ->
            Optional.of(text).filter(body -> !body.isEmpty() && body.length() <= MAX_BODY_LENGTH),
        BODY_EXPECTED);
  }

  private static int count(Optional<Value> value, int otherwise) {
    return value
        .map(present -> present.integer(1, MAX_RESULTS))
        .orElse(OptionalInt.empty())
        .orElse(otherwise);
  }
}
