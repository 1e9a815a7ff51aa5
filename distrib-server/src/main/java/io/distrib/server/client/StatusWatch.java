package io.distrib.server.client;

import io.distrib.server.cli.Streams;
import io.distrib.server.cli.Terminal.Size;
import io.distrib.server.cli.WrappedText;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shows the status again and again: on a terminal one screen that is drawn over itself, else one
 * frame after the other. It goes on when the nameserver is away for a while. <em>Confined to one
 * thread.</em>
 */
final class StatusWatch {
  private static final long MIN_PAUSE_MILLIS = 100;

  /** Control sequences (ECMA-48, DEC private modes). */
  private static final String CLEAR = "\u001b[H\u001b[2J";

  private static final String HOME = "\u001b[H";
  private static final String END_OF_LINE = "\u001b[K\n";
  private static final String END_OF_SCREEN = "\u001b[J";
  private static final String WRAP_OFF = "\u001b[?7l";
  private static final String WRAP_ON = "\u001b[?7h";

  private final Streams streams;
  private final PrintStream out;
  private final Source source;
  private final Duration interval;
  private final InstantSource clock;
  private final boolean isForPeople;
  private String start = CLEAR;
  private boolean isAway;

  /** Where the status comes from. */
  @FunctionalInterface
  interface Source {
    /**
     * The status now.
     *
     * @param columns how wide a line may be
     * @throws IOException if the nameserver does not answer
     */
    List<String> lines(int columns) throws IOException;
  }

  /**
   * Shows what {@code source} says.
   *
   * @param interval from one frame to the next
   * @param isForPeople whether a frame has the time, and is drawn over the one before
   */
  StatusWatch(
      Streams streams, Source source, Duration interval, InstantSource clock, boolean isForPeople) {
    this.streams = streams;
    this.out = streams.printer();
    this.source = source;
    this.interval = interval;
    this.clock = clock;
    this.isForPeople = isForPeople;
  }

  /**
   * Shows one frame after the other until nobody reads them.
   *
   * @throws IOException if there is no nameserver at the start
   */
  void run() throws IOException, InterruptedException {
    Optional<Size> size = size();
    show(source.lines(columns(size)), size);
    while (!out.checkError()) {
      Thread.sleep(Math.max(MIN_PAUSE_MILLIS, interval.toMillis()));
      next();
    }
  }

  /** How wide a line may be. */
  static int columns(Optional<Size> terminal) {
    return terminal.map(Size::columns).orElse(Integer.MAX_VALUE);
  }

  private void next() {
    Optional<Size> size = size();
    try {
      show(source.lines(columns(size)), size);
      isAway = false;
    } catch (IOException e) {
      showAbsence(e.getMessage() + "; asking again", size);
    }
  }

  private Optional<Size> size() {
    return isForPeople ? streams.terminal().output() : Optional.empty();
  }

  /** On a terminal in place of the status, else once, as an error. */
  private void showAbsence(String message, Optional<Size> size) {
    if (size.isPresent()) {
      show(WrappedText.lines(message, columns(size)), size);
    } else if (!isAway) {
      streams.say(message);
    }
    isAway = true;
  }

  private void show(List<String> status, Optional<Size> size) {
    List<String> lines = new ArrayList<>();
    if (isForPeople) {
      lines.addAll(WrappedText.lines(head(), columns(size)));
    }
    lines.addAll(status);
    size.ifPresentOrElse(terminal -> draw(lines, terminal), () -> append(lines));
    out.flush();
  }

  private String head() {
    String time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    return time + ", every " + interval.toMillis() / 1000.0 + " s; Ctrl-C ends it";
  }

  private void draw(List<String> lines, Size size) {
    StringBuilder screen = new StringBuilder(WRAP_OFF + start);
    int room = Math.max(1, size.rows() - 1);
    int shown = lines.size() <= room ? lines.size() : room - 1;
    lines.subList(0, shown).forEach(line -> screen.append(line).append(END_OF_LINE));
    if (shown < lines.size()) {
      String rest = "... and " + (lines.size() - shown) + " more lines";
      screen.append(rest).append(END_OF_LINE);
    }
    out.print(screen.append(END_OF_SCREEN + WRAP_ON));
    start = HOME;
  }

  private void append(List<String> lines) {
    lines.forEach(out::println);
    if (isForPeople) {
      out.println();
    }
  }
}
