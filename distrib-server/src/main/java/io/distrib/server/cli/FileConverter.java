package io.distrib.server.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * File names on the command line. One without a character is what a script passes whose variable is
 * not set; it would mean the current folder.
 */
public final class FileConverter implements ITypeConverter<Path> {
  static final String EMPTY = "\"\" (expected the name of a file; is a variable empty?)";

  @Override
  public Path convert(String text) {
    if (text.isEmpty()) {
      throw new TypeConversionException(EMPTY);
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException("\"" + text + "\" (expected the name of a file)");
    }
  }
}
