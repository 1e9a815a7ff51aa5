package io.distrib.server.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distrib.server.cli.Streams;
import io.distrib.server.cli.Terminal;
import io.distrib.server.client.StatusWatch.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code status --watch}: one screen on a terminal, else a frame after the other. */
@Timeout(60)
class StatusWatchTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final String TIME = "2026-11-23T08:00:00Z, every 0.001 s; Ctrl-C ends it";

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void onATerminalEachFrameIsDrawnOverTheOneBefore() throws Exception {
    watch(Optional.of(new Terminal.Size(24, 80)), true, "one", "two");

    String[] frames = text(shown).split("\u001b\\[\\?7h", -1);
    assertThat(frames[0])
        .isEqualTo("\u001b[?7l\u001b[H\u001b[2J" + TIME + "\u001b[K\none\u001b[K\n\u001b[J");
    assertThat(frames[1])
        .isEqualTo("\u001b[?7l\u001b[H" + TIME + "\u001b[K\ntwo\u001b[K\n\u001b[J");
  }

  @Test
  void whatIsHigherThanTheTerminalIsCutAndSaidSo() throws Exception {
    watch(Optional.of(new Terminal.Size(5, 80)), true, "one\ntwo\nthree\nfour\nfive");

    assertThat(text(shown).split("\u001b\\[K\n", -1))
        .hasSize(5)
        .endsWith("one", "two", "... and 3 more lines", "\u001b[J\u001b[?7h");
  }

  @Test
  void withoutATerminalThereAreNoControlSequences() throws Exception {
    watch(Optional.empty(), true, "one", "two");

    assertThat(text(shown)).isEqualTo(TIME + "\none\n\n" + TIME + "\ntwo\n\n");
  }

  @Test
  void programsGetTheirLinesAndNothingElse() throws Exception {
    watch(Optional.of(new Terminal.Size(24, 80)), false, "{}", "{}");

    assertThat(text(shown)).isEqualTo("{}\n{}\n");
  }

  @Test
  void aNameserverThatIsAwayIsAskedAgain() throws Exception {
    watch(Optional.empty(), true, "one", "!gone", "!gone", "two", "!gone", "three");

    assertThat(text(shown).lines()).contains("one", "two", "three");
    assertThat(text(err)).isEqualTo("distrib: gone; asking again\n".repeat(2));
  }

  @Test
  void onATerminalItsAbsenceStandsInItsPlace() throws Exception {
    watch(Optional.of(new Terminal.Size(24, 80)), true, "one", "!gone", "two");

    assertThat(text(shown)).contains(TIME + "\u001b[K\ngone; asking again\u001b[K\n\u001b[J");
    assertThat(text(err)).isEmpty();
  }

  @Test
  void noLineIsWiderThanTheTerminal() throws Exception {
    watch(Optional.of(new Terminal.Size(24, 30)), true, "one", "!no answer from " + "x".repeat(70));

    assertThat(text(shown).replaceAll("\u001b\\[[?]?[0-9]*[A-Za-z]", "").lines())
        .hasSizeGreaterThan(6)
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(30));
  }

  @Test
  void whereThereIsNoNameserverAtTheStartItEnds() {
    assertThatThrownBy(() -> watch(Optional.empty(), true, "!no such file"))
        .isInstanceOf(IOException.class)
        .hasMessage("no such file");
  }

  @Test
  void theSourceIsToldTheWidth() throws Exception {
    int[] asked = new int[1];
    Source source =
        columns -> {
          asked[0] = columns;
          return List.of("x");
        };
    watch(() -> true, Optional.of(new Terminal.Size(24, 61)), true, source);

    assertThat(asked[0]).isEqualTo(61);
  }

  /** Shows these frames, of which one with an exclamation mark is a failure. */
  private void watch(Optional<Terminal.Size> size, boolean isForPeople, String... frames)
      throws IOException, InterruptedException {
    Deque<String> left = new ArrayDeque<>(Arrays.asList(frames));
    Source source =
        columns -> {
          String frame = left.isEmpty() ? "" : left.remove();
          if (frame.startsWith("!")) {
            throw new IOException(frame.substring(1));
          }
          return frame.lines().toList();
        };
    watch(left::isEmpty, size, isForPeople, source);
  }

  private void watch(
      BooleanSupplier isOver, Optional<Terminal.Size> size, boolean isForPeople, Source source)
      throws IOException, InterruptedException {
    Terminal terminal =
        new Terminal() {
          @Override
          public Optional<Size> output() {
            return size;
          }

          @Override
          public boolean isInput() {
            return false;
          }
        };
    Streams streams =
        new Streams(
            InputStream.nullInputStream(),
            new Reader(isOver),
            new PrintStream(err, true, UTF_8),
            terminal);
    new StatusWatch(streams, source, Duration.ofMillis(1), () -> NOW, isForPeople).run();
  }

  private static String text(ByteArrayOutputStream out) {
    return out.toString(UTF_8);
  }

  /** Reads until it is over: so the watch ends. */
  private final class Reader extends OutputStream {
    private final BooleanSupplier isOver;

    Reader(BooleanSupplier isOver) {
      this.isOver = isOver;
    }

    @Override
    public void write(int b) {
      shown.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      shown.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      if (isOver.getAsBoolean()) {
        throw new IOException("nobody reads any more");
      }
    }
  }
}
