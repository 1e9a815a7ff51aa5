package io.distrib.server.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What processes that were killed while they replaced a file have left beside it. */
public final class LeftoverDrafts {
  private LeftoverDrafts() {}

  /**
   * Removes those of processes that no longer run; what cannot be removed stays.
   *
   * @param form what a draft's name looks like, with the number of its process as the first group
   */
  public static void remove(Path folder, Pattern form) {
    for (Path file : files(folder)) {
      Matcher name = form.matcher("" + file.getFileName());
      if (name.matches() && !isRunning(name.group(1))) {
        delete(file);
      }
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean isRunning(String process) {
    return process.length() < 19 && ProcessHandle.of(Long.parseLong(process)).isPresent();
  }

  private static void delete(Path file) {
    try {
      if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // It does no harm.
    }
  }
}
