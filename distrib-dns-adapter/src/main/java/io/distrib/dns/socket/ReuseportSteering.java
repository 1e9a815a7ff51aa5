package io.distrib.dns.socket;

import java.io.IOException;
import java.lang.ref.Reference;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Has Linux give all new connections to the second of two processes that listen on one address. So
 * the first one can close its socket without a loss: when a listening socket is closed, connections
 * that wait in it are reset.
 *
 * <p>A program of one instruction (SO_ATTACH_REUSEPORT_CBPF) chooses among the sockets that share
 * the address. The system numbers them in the order in which they were bound, from 0; when one is
 * closed, the last one takes its number. Where there is no number 1, the system chooses itself.
 */
final class ReuseportSteering {
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");
  private static final int SOL_SOCKET = 1;
  private static final int SO_ACCEPTCONN = 30;
  private static final int SO_ATTACH_REUSEPORT_CBPF = 51;
  private static final short RETURN = 6;
  private static final int SECOND = 1;

  private final ByteBuffer program = direct(8).putShort(0, RETURN).putInt(4, SECOND);
  private final ByteBuffer header =
      direct(16).putShort(0, (short) 1).putLong(8, LinuxCalls.address(program));
  private final ByteBuffer name = direct(SocketAddresses.MAX_BYTES);
  private final ByteBuffer number = direct(4);
  private final ByteBuffer bytes = direct(4);
  private final ByteBuffer wanted = direct(SocketAddresses.MAX_BYTES);

  private ReuseportSteering() {}

  /**
   * Steers new connections to {@code address}, where this process listens. If that cannot be done,
   * the system goes on choosing at random.
   */
  static void steer(InetSocketAddress address) {
    ReuseportSteering steering = new ReuseportSteering();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(OPEN_FILES)) {
      int length = SocketAddresses.write(address, steering.wanted);
      for (Path file : files) {
        steering.steer(Integer.parseInt(file.getFileName().toString()), length);
      }
    } catch (IOException | DirectoryIteratorException e) {
      // It stays as it is.
    } finally {
      Reference.reachabilityFence(steering.program);
    }
  }

  /** The socket of a channel is found by its address: Java does not tell its number. */
  private void steer(int file, int length) {
    if (isBoundAsWanted(file, length) && isListening(file)) {
      LinuxCalls.setOption(file, SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, header);
    }
  }

  private boolean isBoundAsWanted(int file, int length) {
    bytes.putInt(0, name.capacity());
    return LinuxCalls.name(file, name, bytes) == 0
        && bytes.getInt(0) == length
        && name.slice(0, length).equals(wanted.slice(0, length));
  }

  private boolean isListening(int file) {
    bytes.putInt(0, number.capacity());
    return LinuxCalls.option(file, SOL_SOCKET, SO_ACCEPTCONN, number, bytes) == 0
        && number.getInt(0) == 1;
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }
}
