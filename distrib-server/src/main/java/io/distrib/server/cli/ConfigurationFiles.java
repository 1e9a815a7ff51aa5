package io.distrib.server.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The files of a command, with or without an option. <em>Confined to one thread.</em> */
public final class ConfigurationFiles extends NamedFiles {
  @Parameters(arity = "0..*", paramLabel = "FILE", description = "The same as --config FILE.")
  private final List<Path> typed = new ArrayList<>();

  @Override
  List<Path> typed() {
    return typed;
  }
}
