package io.distrib.server.ask;

import io.distrib.ask.AskServer;
import io.distrib.config.SocketAddressText;
import io.distrib.server.cli.AddressText;
import io.distrib.server.place.SocketFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;

/**
 * Where a web server asks: an address, or a file. <em>Confined to one thread</em>, but for {@link
 * #remove}.
 */
final class ListenPlace {
  static final String UNIX = "unix:";

  private final String text;
  private final @Nullable InetSocketAddress address;
  private volatile @Nullable SocketFile file;

  private ListenPlace(String text, @Nullable InetSocketAddress address) {
    this.text = text;
    this.address = address;
  }

  /** Reads {@code HOST:PORT} or {@code unix:PATH}. */
  static final class Converter implements ITypeConverter<ListenPlace> {
    @Override
    public ListenPlace convert(String text) {
      return new ListenPlace(text, text.startsWith(UNIX) ? null : new AddressText().convert(text));
    }
  }

  /**
   * Lets {@code server} listen here; a socket file is for this user and its group.
   *
   * @return where it listens
   * @throws IOException if it cannot
   */
  String open(AskServer server) throws IOException {
    if (address == null) {
      SocketFile opened = SocketFile.openForGroup(Path.of(text.substring(UNIX.length())));
      file = opened;
      server.listen(opened.channel());
      return text;
    }
    try {
      return SocketAddressText.of(server.listen(address));
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "--listen "
              + text
              + ": others than this machine could ask (expected a loopback address,"
              + " or --clients with the networks that may)",
          e);
    }
  }

  /** Removes the socket file if there is one. */
  void remove() {
    SocketFile opened = file;
    if (opened != null) {
      opened.close();
    }
  }

  /** As it was typed. */
  @Override
  public String toString() {
    return text;
  }
}
