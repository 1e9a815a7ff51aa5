package io.distrib.server.control;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Tells a running nameserver what to do. */
public final class ControlClient {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private ControlClient() {}

  /**
   * What the nameserver whose control socket is {@code path} says to {@code request}.
   *
   * @throws IOException if it cannot be reached, or says nothing for a minute
   */
  public static ControlAnswer ask(Path path, ControlRequest request) throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      TimedLine line = new TimedLine(channel, PATIENCE);
      line.write(request.encode());
      return ControlAnswer.decode(line.read(TimedLine.LONGEST_ANSWER));
    } catch (IOException e) {
      throw new IOException("control socket " + path + ": " + e.getMessage(), e);
    }
  }

  /**
   * The control socket of the one nameserver of this user that runs.
   *
   * @throws IOException if there is none, or several
   */
  static Path only() throws IOException {
    Path folder = ControlPlace.folder(System.getenv());
    List<Path> running = running(folder);
    if (running.isEmpty()) {
      throw new IOException(
          "no nameserver of yours has a control socket in "
              + folder
              + " (expected --control PATH, or --config FILE)");
    }
    if (running.size() > 1) {
      throw new IOException(
          "several nameservers run (expected --control with one of " + running + ")");
    }
    return running.get(0);
  }

  private static List<Path> running(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".sock"))
          .filter(ControlClient::listens)
          .sorted()
          .toList();
    }
  }

  private static boolean listens(Path path) {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      return channel.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
