package io.distrib.config;

import io.distrib.model.StatusSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code health}. */
final class HealthReader {
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
    Map<String, SiteProbe> probes =
        SiteProbeReader.read(sites, file.has(FileKeys.HEALTH), findings);
    if (!file.has(FileKeys.HEALTH)) {
      return HealthSettings.NONE;
    }
    Section health = file.section(FileKeys.HEALTH);
    return new HealthSettings(
        health.readOrDefault(HealthKeys.TYPE),
        health.number(HealthKeys.PORT),
        HealthRequestReader.read(health, status),
        new HealthExpectation(
            health.readOrDefault(HealthKeys.EXPECT_STATUS), health.read(HealthKeys.EXPECT_BODY)),
        health.get(HealthKeys.TRUST_FILE).flatMap(value -> TrustFileReader.read(value, folder)),
        health
            .get(HealthKeys.CLIENT_CERT)
            .flatMap(value -> ClientCertificateReader.read(value, folder)),
        probes,
        health.readOrDefault(HealthKeys.INTERVAL),
        health.readOrDefault(HealthKeys.TIMEOUT),
        health.readOrDefault(HealthKeys.RISE),
        health.readOrDefault(HealthKeys.FALL),
        health.readOrDefault(HealthKeys.OK));
  }
}
