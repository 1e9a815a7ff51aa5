package io.distrib.config;

import io.distrib.redirect.PageFault;
import io.distrib.redirect.WaitingPage;
import io.distrib.redirect.WaitingText;
import io.distrib.topology.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files that {@code waiting} names. Their faults name them and their lines. <em>Confined
 * to one thread.</em>
 */
final class WaitingFilesReader {
  private static final int MAX_BYTES = 1024 * 1024;

  private final @Nullable Path folder;

  private WaitingFilesReader(@Nullable Path folder) {
    this.folder = folder;
  }

  /** What the files that {@code section} names say; they are looked for from {@code folder}. */
  static WaitingFiles read(Optional<Section> section, @Nullable Path folder) {
    return section
        .map(waiting -> new WaitingFilesReader(folder).files(waiting))
        .orElse(WaitingFiles.NONE);
  }

  private WaitingFiles files(Section waiting) {
    Optional<Value> page = waiting.get(WaitingKeys.PAGE);
    Optional<Value> texts = waiting.get(WaitingKeys.TEXTS);
    return new WaitingFiles(
        page.flatMap(this::path),
        texts.flatMap(this::path),
        new WaitingPage(page.flatMap(this::html), texts.map(this::texts).orElse(Map.of())));
  }

  private Optional<Path> path(Value value) {
    return ConfigurationFile.tryResolve(folder, value.written());
  }

  /** The page, if it has no fault. */
  private Optional<String> html(Value value) {
    Optional<Path> path = named(value);
    Optional<String> html = path.flatMap(found -> text(value, found));
    List<PageFault> faults = html.map(WaitingPage::faults).orElse(List.of());
    for (PageFault fault : faults) {
      Fault told = new Fault(value.path(), fault.value(), fault.expected());
      value
          .findings()
          .addOther(
              new LocatedFault(path.orElseThrow().toString(), fault.line(), fault.column(), told));
    }
    return html.filter(sound -> faults.isEmpty());
  }

  /** The texts by language, if they have no fault. */
  private Map<String, Map<WaitingText, String>> texts(Value value) {
    Optional<Path> path = named(value);
    if (path.isEmpty()) {
      return Map.of();
    }
    Findings findings = new Findings(path.get().toString());
    Map<String, Map<WaitingText, String>> texts =
        text(value, path.get())
            .flatMap(text -> YamlReader.read(text, findings, WaitingTextsReader.EXPECTED))
            .map(root -> WaitingTextsReader.read(new Value(findings, "", root)))
            .orElse(Map.of());
    findings.faults().forEach(value.findings()::addOther);
    return findings.faults().isEmpty() ? texts : Map.of();
  }

  private Optional<Path> named(Value value) {
    return value.parsed(name -> ConfigurationFile.tryResolve(folder, name), "the name of a file");
  }

  private static Optional<String> text(Value value, Path path) {
    try {
      return Optional.of(value.findings().text(path, MAX_BYTES));
    } catch (IOException e) {
      return value.refuse("a file that can be read: " + e.getMessage());
    }
  }
}
