package io.distrib.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs a target on inputs that are put together from the kept ones and the words of the dictionary,
 * without guidance by coverage: many times as fast as Jazzer, for the sake of the sheer number.
 * <em>Confined to one thread.</em>
 */
final class GrammarRun {
  private static final int MAX_BYTES = 512;
  private static final int MAX_CHANGES = 5;

  private final SplittableRandom random;
  private final List<byte[]> inputs;
  private final List<byte[]> words;
  private final byte[] input = new byte[MAX_BYTES];
  private int length;

  GrammarRun(long seed, List<byte[]> inputs, List<byte[]> words) {
    this.random = new SplittableRandom(seed);
    this.inputs = inputs;
    this.words = words;
  }

  /**
   * Runs one target: its class by its simple name, how many times, the seed, the dictionary, and
   * the directories of the inputs. Ends with status 1 at a finding, whose input is printed in
   * hexadecimal.
   */
  public static void main(String[] args) throws IOException {
    Consumer<byte[]> target = target(args[0]);
    long runs = Long.parseLong(args[1]);
    List<byte[]> inputs = new ArrayList<>();
    for (int i = 4; i < args.length; i++) {
      inputs.addAll(files(Path.of(args[i])));
    }
    GrammarRun run = new GrammarRun(Long.parseLong(args[2]), inputs, words(Path.of(args[3])));
    System.exit(run.run(target, runs) ? 0 : 1);
  }

  private static Consumer<byte[]> target(String name) {
    return switch (name) {
      case "HostFuzzTest" -> HostFuzzTest::fuzzerTestOneInput;
      case "RequestTargetFuzzTest" -> RequestTargetFuzzTest::fuzzerTestOneInput;
      case "MarkerFuzzTest" -> MarkerFuzzTest::fuzzerTestOneInput;
      case "LocationFuzzTest" -> LocationFuzzTest::fuzzerTestOneInput;
      default -> throw new IllegalArgumentException(name + " (expected a target)");
    };
  }

  /** Whether all {@code runs} went without a finding. */
  boolean run(Consumer<byte[]> target, long runs) {
    long began = System.nanoTime();
    for (long i = 1; i <= runs; i++) {
      byte[] next = next();
      try {
        target.accept(next);
      } catch (RuntimeException | Error e) {
        e.printStackTrace(System.out);
        System.out.println("FINDING " + HexFormat.of().formatHex(next));
        return false;
      }
      if (i % 1_000_000 == 0 || i == runs) {
        long millis = (System.nanoTime() - began) / 1_000_000;
        System.out.println("runs " + i + " seconds " + millis / 1000);
      }
    }
    return true;
  }

  private byte[] next() {
    byte[] base = inputs.get(random.nextInt(inputs.size()));
    length = Math.min(base.length, MAX_BYTES);
    System.arraycopy(base, 0, input, 0, length);
    for (int i = random.nextInt(MAX_CHANGES + 1); i >= 0; i--) {
      change();
    }
    byte[] next = new byte[length];
    System.arraycopy(input, 0, next, 0, length);
    return next;
  }

  private void change() {
    int at = random.nextInt(length + 1);
    switch (random.nextInt(8)) {
      case 0 -> replace(at, 1, new byte[] {(byte) random.nextInt()});
      case 1 -> replace(at, 0, new byte[] {(byte) random.nextInt(0x20, 0x7f)});
      case 2 -> replace(at, random.nextInt(8), new byte[0]);
      case 3 -> replace(random.nextInt(2), 1, new byte[] {(byte) random.nextInt()});
      case 4 -> replace(at, random.nextInt(16), piece());
      default -> replace(at, random.nextInt(3), words.get(random.nextInt(words.size())));
    }
  }

  /** A part of another input. */
  private byte[] piece() {
    byte[] other = inputs.get(random.nextInt(inputs.size()));
    int start = random.nextInt(other.length + 1);
    byte[] piece = new byte[random.nextInt(Math.min(32, other.length - start) + 1)];
    System.arraycopy(other, start, piece, 0, piece.length);
    return piece;
  }

  /** Puts {@code with} in place of the {@code max} bytes at {@code at}, if it fits. */
  private void replace(int at, int max, byte[] with) {
    int from = Math.min(at, length);
    int behind = Math.min(from + max, length);
    int changed = length - (behind - from) + with.length;
    if (changed <= MAX_BYTES) {
      System.arraycopy(input, behind, input, from + with.length, length - behind);
      System.arraycopy(with, 0, input, from, with.length);
      length = changed;
    }
  }

  private static List<byte[]> files(Path directory) throws IOException {
    List<byte[]> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        files.add(Files.readAllBytes(path));
      }
    }
    return files;
  }

  /** The words of a dictionary of libFuzzer's form, whose escapes are {@code \xHH} alone. */
  private static List<byte[]> words(Path dictionary) throws IOException {
    List<byte[]> words = new ArrayList<>();
    for (String line : Files.readAllLines(dictionary, ISO_8859_1)) {
      if (line.startsWith("\"") && line.endsWith("\"")) {
        words.add(word(line.substring(1, line.length() - 1)));
      }
    }
    return words;
  }

  private static byte[] word(String text) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("\\x", i)) {
        word.append((char) Integer.parseInt(text, i + 2, i + 4, 16));
        i += 3;
      } else {
        word.append(text.charAt(i));
      }
    }
    return word.toString().getBytes(ISO_8859_1);
  }
}
