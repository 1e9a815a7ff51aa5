package io.distrib.config;

import io.distrib.model.StatusSettings;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code status}, and the secret that it names. */
final class StatusReader {
  private static final String READERS_EXPECTED =
      "clients, a secret or a secret-file: nobody could read the document";

  private StatusReader() {}

  /**
   * The settings; empty if the section is absent or faulty. The secret file is looked for from
   * {@code folder}.
   */
  static Optional<StatusSettings> read(Section file, Findings findings, @Nullable Path folder) {
    if (!file.has(FileKeys.STATUS)) {
      return Optional.empty();
    }
    Section status = file.section(FileKeys.STATUS);
    String path = status.readOrDefault(StatusKeys.PATH);
    List<ClientNetwork> clients = status.read(StatusKeys.CLIENTS).orElse(List.of());
    SecretReader secrets =
        new SecretReader(
            findings,
            folder,
            StatusKeys.SECRET,
            StatusKeys.SECRET_FILE,
            StatusSettings::isSecret,
            StatusSettings.SECRET_EXPECTED);
    Optional<String> secret = secrets.read(status, "status");
    if (clients.isEmpty() && secret.isEmpty()) {
      findings.add(new Fault("status", null, READERS_EXPECTED));
      return Optional.empty();
    }
    return Optional.of(new StatusSettings(path, clients, secret));
  }
}
