package io.distrib.server.client;

import io.distrib.server.protocol.ControlAnswer;
import io.distrib.server.protocol.ControlRequest;
import io.distrib.server.protocol.TimedLine;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

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
      return ControlAnswer.decode(line.read(TimedLine.MAX_ANSWER));
    } catch (IOException e) {
      throw new IOException("control socket " + path + ": " + e.getMessage(), e);
    }
  }
}
