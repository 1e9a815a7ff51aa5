package io.distrib.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The terminal of this process. The JDK tells no size, so {@code stty} does. */
final class ProcessTerminal implements Terminal {
  private static final String SIZE_OF_OUTPUT = "[ -t 1 ] && stty size <&1 >&2";
  private static final String IS_INPUT = "[ -t 0 ] && echo yes >&2";
  private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,3}) ([1-9][0-9]{0,3})");

  private static final Path OUTPUT = Path.of("/dev/fd/1");
  private static final int FILE_TYPE = 0170000;
  private static final int CHARACTER_DEVICE = 0020000;

  @Override
  public Optional<Size> output() {
    if (!mayBeTerminal(OUTPUT)) {
      return Optional.empty();
    }
    Matcher size = SIZE.matcher(ask(SIZE_OF_OUTPUT));
    return size.matches()
        ? Optional.of(new Size(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2))))
        : Optional.empty();
  }

  @Override
  public boolean isInput() {
    return ask(IS_INPUT).equals("yes");
  }

  /**
   * Whether {@code file} is a device of characters that keeps them, or is not known. A shell takes
   * its time, and on later Java starts the log.
   */
  private static boolean mayBeTerminal(Path file) {
    try {
      int mode = (int) Files.getAttribute(file, "unix:mode");
      return (mode & FILE_TYPE) == CHARACTER_DEVICE
          && !Files.isSameFile(file, Path.of("/dev/null"));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return true;
    }
  }

  /** What a shell with our standard streams says on standard error; empty if there is none. */
  private static String ask(String script) {
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-c", script)
            .redirectInput(Redirect.INHERIT)
            .redirectOutput(Redirect.INHERIT);
    try {
      return new String(shell.start().getErrorStream().readAllBytes(), UTF_8).trim();
    } catch (IOException e) {
      return "";
    }
  }
}
