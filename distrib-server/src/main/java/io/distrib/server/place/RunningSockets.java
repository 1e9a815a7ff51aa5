package io.distrib.server.place;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The control sockets that somebody listens at and this user may speak to, wherever they are: in
 * the user's own folders, and in those that the system knows of (Linux). Root may speak to all:
 * then the own ones come before those of services, and these before those of other users, for these
 * may be anything.
 */
public final class RunningSockets {
  /** How the name of their file ends. */
  static final String ENDING = ".sock";

  private static final Path BOUND = Path.of("/proc/net/unix");
  private static final Pattern BOUND_BY_US = Pattern.compile(".* (/.*)/" + SocketFile.DRAFT);

  private final ControlFolder own;

  public RunningSockets(Map<String, String> environment) {
    this.own = new ControlFolder(environment);
  }

  /**
   * The one that there is.
   *
   * @throws IOException if there is none, or several
   */
  public Path only() throws IOException {
    List<Path> running = those(file -> true);
    if (running.isEmpty()) {
      throw new IOException(
          "no nameserver of yours has a control socket in "
              + own.path()
              + " (expected --control PATH, or --config FILE)");
    }
    return one(running);
  }

  /**
   * The one that is called {@code name}; where it would be if there is none.
   *
   * @throws IOException if there are several
   */
  public Path named(String name) throws IOException {
    List<Path> running = those(file -> file.endsWith(name));
    return running.isEmpty() ? own.path().resolve(name) : one(running);
  }

  private static Path one(List<Path> running) throws IOException {
    if (running.size() > 1) {
      throw new IOException(
          "several nameservers run (expected --control with one of " + running + ")");
    }
    return running.get(0);
  }

  private List<Path> those(Predicate<Path> wanted) {
    return folders().stream()
        .flatMap(folder -> sockets(folder).stream())
        .filter(wanted)
        .filter(RunningSockets::listens)
        .collect(Collectors.groupingBy(RunningSockets::rank, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .findFirst()
        .orElse(List.of());
  }

  private Set<Path> folders() {
    Set<Path> folders = new LinkedHashSet<>(own.candidates());
    try (Stream<String> lines = Files.lines(BOUND)) {
      lines
          .map(BOUND_BY_US::matcher)
          .filter(Matcher::matches)
          .forEach(line -> folders.add(Path.of(line.group(1))));
    } catch (IOException | RuntimeException e) {
      // Another system: the own folders are known all the same.
    }
    return folders;
  }

  private static Collection<Path> sockets(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Whether somebody listens at {@code path}. */
  static boolean listens(Path path) {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      return channel.isConnected();
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private static int rank(Path socket) {
    try {
      if (FolderOwner.isOwn(socket)) {
        return 0;
      }
    } catch (IOException e) {
      // It has just gone.
    }
    return socket.startsWith("/run") && !socket.startsWith("/run/user") ? 1 : 2;
  }
}
