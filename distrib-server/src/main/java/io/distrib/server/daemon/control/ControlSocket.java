package io.distrib.server.daemon.control;

import io.distrib.server.place.SocketFile;
import io.distrib.server.protocol.ControlAnswer;
import io.distrib.server.protocol.TimedLine;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Does what other processes of the same user ask for, one request after the other: one line each
 * way for each connection. Who says nothing is hung up on. <em>Thread-safe.</em>
 */
public final class ControlSocket implements AutoCloseable {
  private static final Logger LOG = System.getLogger(ControlSocket.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final long PAUSE_NANOS = 100_000_000;

  private final SocketFile file;
  private final ControlCommands commands;

  private ControlSocket(SocketFile file, ControlCommands commands) {
    this.file = file;
    this.commands = commands;
  }

  /**
   * Listens at the file {@code place}, in a thread of its own.
   *
   * @throws IOException if the place cannot be had
   */
  public static ControlSocket open(Path place, ControlCommands commands) throws IOException {
    ControlSocket socket = new ControlSocket(SocketFile.open(place), commands);
    Thread thread = new Thread(socket::run, "distrib-control");
    thread.setDaemon(true);
    thread.start();
    return socket;
  }

  /** Its file. */
  public Path path() {
    return file.path();
  }

  /** Listens no more; what is under way goes on. */
  @Override
  public void close() {
    file.close();
  }

  private void run() {
    try {
      while (file.channel().isOpen()) {
        acceptOrPause();
      }
    } finally {
      close();
    }
  }

  private void acceptOrPause() {
    try {
      accept();
    } catch (ClosedChannelException e) {
      // Closed: there is nothing left to do.
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, () -> "a control connection failed: " + e);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void accept() throws IOException {
    SocketChannel client = file.channel().accept();
    try (client) {
      String request = new TimedLine(client, PATIENCE).read(TimedLine.MAX_REQUEST);
      ControlAnswer answer = commands.run(request);
      new TimedLine(client, PATIENCE).write(answer.encode());
    } catch (IOException e) {
      LOG.log(Level.DEBUG, () -> "a control connection failed: " + e.getMessage());
    }
  }
}
