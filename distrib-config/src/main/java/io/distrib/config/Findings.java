package io.distrib.config;

import io.distrib.topology.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has been found in a file: what stands where, and what is wrong. A fault that merely follows
 * from another is left out. <em>Confined to one thread.</em>
 */
final class Findings {
  private static final Mark START = new Mark(1, 1);

  private final String file;
  private final List<LocatedFault> faults = new ArrayList<>();
  private final List<FileVersion> versions = new ArrayList<>();
  private final List<LocatedFault> lastFaults = new ArrayList<>();
  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, Mark> marks = new HashMap<>();
  private final Set<String> unusable = new HashSet<>();
  private final Set<String> aboveUnusable = new HashSet<>();

  Findings(String file) {
    this.file = file;
  }

  /**
   * The text of {@code text}, which is this file or one that it names; fails as {@link
   * TextFile#read} does.
   */
  String text(Path text, int max) throws IOException {
    versions.add(FileVersion.of(text));
    return TextFile.read(text, max);
  }

  /** A file that this one names was {@code version} just before it was read. */
  void watch(FileVersion version) {
    versions.add(version);
  }

  /** What each file was, just before it was read. */
  List<FileVersion> versions() {
    return List.copyOf(versions);
  }

  /** The file, as it was named to us. */
  String file() {
    return file;
  }

  /** {@code node} stands at {@code path}, its key at {@code at}. */
  void saw(String path, Mark at, Node node) {
    nodes.put(path, node);
    marks.put(path, at);
  }

  /** Adds a fault of that place. */
  void add(Mark at, Fault fault) {
    faults.add(located(at, fault));
  }

  private LocatedFault located(Mark at, Fault fault) {
    return new LocatedFault(file, at.line(), at.column(), fault);
  }

  /** Adds a fault of a value that can therefore not be used: see {@link #markUnusable}. */
  void addUnusable(Fault fault) {
    add(fault);
    markUnusable(fault.path());
  }

  /** Nothing is said about a fault that only follows from {@code path} being unusable. */
  void markUnusable(String path) {
    unusable.add(path);
    for (String above = parent(path); !above.isEmpty(); above = parent(above)) {
      aboveUnusable.add(above);
    }
  }

  /** Adds a fault at its path, unless it only follows from an unusable value. */
  void add(Fault fault) {
    if (!follows(fault)) {
      add(at(fault.path()), fault);
    }
  }

  /** Adds a fault of a file that this one names. */
  void addOther(LocatedFault fault) {
    faults.add(fault);
  }

  /** Adds a fault, with its value as the file writes it. */
  void addAsWritten(Fault fault) {
    add(asWritten(fault));
  }

  /** A fault that others tell if it is the only one: it stands in {@link #lastFaults} alone. */
  void addLast(Fault fault) {
    lastFaults.add(located(at(fault.path()), asWritten(fault)));
  }

  /** What is to be told if there is a fault. */
  List<LocatedFault> lastFaults() {
    return List.copyOf(lastFaults);
  }

  /** Every fault, in the order of the lines; those of other files come last. */
  List<LocatedFault> faults() {
    return faults.stream()
        .sorted(
            Comparator.<LocatedFault, Boolean>comparing(fault -> !fault.file().equals(file))
                .thenComparingInt(LocatedFault::line))
        .toList();
  }

  /** Whether {@code fault} is there only because something else could not be used. */
  private boolean follows(Fault fault) {
    if (fault.value() == null && aboveUnusable.contains(fault.path())) {
      return true;
    }
    String path = fault.path();
    while (!path.isEmpty() && !unusable.contains(path)) {
      path = parent(path);
    }
    return !path.isEmpty();
  }

  /** {@code fault} with its value as it stands in the file, where it is a single one. */
  private Fault asWritten(Fault fault) {
    return nodes.get(fault.path()) instanceof Node.Scalar scalar && fault.value() != null
        ? new Fault(fault.path(), scalar.shown(), fault.expected())
        : fault;
  }

  /** Where what stands at {@code path} begins, or what encloses it. */
  Mark at(String path) {
    String place = path;
    while (!place.isEmpty() && !marks.containsKey(place)) {
      place = parent(place);
    }
    return marks.getOrDefault(place, START);
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
  }
}
