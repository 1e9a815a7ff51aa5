package io.distrib.config;

import io.distrib.topology.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds the files that a list of files and folders stands for: of a folder those that end in .yaml,
 * .yml or .json and are not hidden, by name. <em>Confined to one thread.</em>
 */
final class ConfigurationFolder {
  private static final List<String> ENDS = List.of(".yaml", ".yml", ".json");

  private final Map<Path, Path> files = new LinkedHashMap<>();
  private final List<LocatedFault> faults = new ArrayList<>();

  /** Looks for {@code named}; a file that is named twice counts once. */
  ConfigurationFolder(List<Path> named) {
    for (Path path : named) {
      if (Files.isDirectory(path)) {
        addAll(path);
      } else {
        add(path);
      }
    }
  }

  /** Every file once, in order. */
  List<Path> files() {
    return List.copyOf(files.values());
  }

  /** The folders that have none. */
  List<LocatedFault> faults() {
    return faults;
  }

  private void addAll(Path folder) {
    try (Stream<Path> list = Files.list(folder)) {
      List<Path> found = list.filter(ConfigurationFolder::isConfiguration).sorted().toList();
      found.forEach(this::add);
      if (found.isEmpty()) {
        refuse(folder, "a folder with a file *.yaml, *.yml or *.json");
      }
    } catch (IOException e) {
      refuse(folder, "a folder that can be read: " + e.getMessage());
    }
  }

  private void add(Path file) {
    files.putIfAbsent(file.toAbsolutePath().normalize(), file);
  }

  private void refuse(Path folder, String expected) {
    Fault fault = new Fault("folder", folder.toString(), expected);
    faults.add(new LocatedFault(folder.toString(), fault));
  }

  private static boolean isConfiguration(Path path) {
    String name = path.getFileName().toString();
    return !name.startsWith(".")
        && ENDS.stream().anyMatch(name::endsWith)
        && Files.isRegularFile(path);
  }
}
