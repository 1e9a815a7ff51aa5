package io.distrib.server.resolve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.distrib.server.cli.InvalidLinesException;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file with a client on each line: an address, or a network in CIDR form; behind {@code #} is a
 * comment. <em>Confined to one thread.</em>
 */
final class ClientFile {
  /** The largest file, in bytes. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  private static final Path STANDARD_INPUT = Path.of("-");
  private static final String EXPECTED = "an address, or " + ClientNetwork.EXPECTED;

  private final String name;
  private final List<ClientNetwork> clients = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();

  private ClientFile(String name) {
    this.name = name;
  }

  /**
   * The clients of {@code file}, at least one; an address is a network of its own.
   *
   * @param in what {@code -} stands for
   * @throws IOException if it cannot be read
   * @throws InvalidLinesException with every line that is no client
   */
  static List<ClientNetwork> read(Path file, InputStream in) throws IOException {
    if (file.equals(STANDARD_INPUT)) {
      return new ClientFile("standard input").read(in);
    }
    try (InputStream opened = Files.newInputStream(file)) {
      return new ClientFile(file.toString()).read(opened);
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": no such file", e);
    }
  }

  private List<ClientNetwork> read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new IOException(name + ": more than " + MAX_BYTES + " bytes (expected fewer clients)");
    }
    int number = 0;
    for (String line : (Iterable<String>) new String(bytes, UTF_8).lines()::iterator) {
      int comment = line.indexOf('#');
      add(++number, (comment < 0 ? line : line.substring(0, comment)).strip());
    }
    if (clients.isEmpty() && faults.isEmpty()) {
      faults.add(new Fault(name, null, EXPECTED + ", on each line"));
    }
    if (!faults.isEmpty()) {
      throw new InvalidLinesException(faults);
    }
    return clients;
  }

  private void add(int line, String text) {
    if (text.isEmpty()) {
      return;
    }
    Optional<ClientNetwork> client = ClientNetwork.parse(text);
    client.ifPresentOrElse(
        clients::add, () -> faults.add(new Fault(name + ":" + line, text, EXPECTED)));
  }
}
