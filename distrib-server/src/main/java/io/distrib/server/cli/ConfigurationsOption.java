package io.distrib.server.cli;

import java.nio.file.Path;
import java.util.List;

/**
 * The files of a command that takes other words without an option. <em>Confined to one thread.</em>
 */
public final class ConfigurationsOption extends NamedFiles {
  @Override
  List<Path> typed() {
    return List.of();
  }
}
