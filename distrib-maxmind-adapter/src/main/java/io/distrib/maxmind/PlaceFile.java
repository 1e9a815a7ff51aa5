package io.distrib.maxmind;

import com.google.common.primitives.Ints;
import com.maxmind.db.InvalidDatabaseException;
import com.maxmind.db.Metadata;
import com.maxmind.db.Reader;
import com.maxmind.db.Reader.FileMode;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * A file in the MaxMind DB format, read into memory: what becomes of it on the disk afterwards is
 * no matter. <em>Thread-safe.</em>
 */
final class PlaceFile {
  private static final long MAX_BYTES = 1L << 30;
  private static final int FORMAT = 2;
  private static final int PROBES = 1 << 16;

  private final Reader reader;
  private final Stamp stamp;

  private PlaceFile(Reader reader, Stamp stamp) {
    this.reader = reader;
    this.stamp = stamp;
  }

  /** By what a file is known to have changed. */
  private record Stamp(Object modified, long bytes, Optional<Object> key) {
    static Stamp of(Path file) throws IOException {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(now.lastModifiedTime(), now.size(), Optional.ofNullable(now.fileKey()));
    }
  }

  /**
   * Reads {@code file}, and looks up addresses all over it, so that a broken one shows now.
   *
   * @throws IllegalArgumentException if it cannot be read, is no such file, or is broken
   */
  static PlaceFile read(Path file) {
    try {
      Stamp stamp = Stamp.of(file);
      if (stamp.bytes() > MAX_BYTES) {
        throw new IOException(stamp.bytes() + " bytes are more than " + MAX_BYTES);
      }
      Reader reader = new Reader(file.toFile(), FileMode.MEMORY);
      check(reader.getMetadata());
      PlaceFile places = new PlaceFile(reader, stamp);
      places.probe();
      return places;
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new IllegalArgumentException(
          file + ": " + e + " (expected a file in the MaxMind DB format)", e);
    }
  }

  /** Whether {@code file} is no longer what was read. */
  boolean isOtherThan(Path file) throws IOException {
    return !stamp.equals(Stamp.of(file));
  }

  /** The place of {@code address}; empty if the file does not know it. */
  Optional<Place> find(InetAddress address) throws IOException {
    boolean isBeyond = reader.getMetadata().ipVersion() == 4 && address instanceof Inet6Address;
    return isBeyond ? Optional.empty() : Optional.ofNullable(reader.get(address, Place.class));
  }

  private void probe() throws IOException {
    for (int i = 0; i < PROBES; i++) {
      var unusedV4 = find(InetAddress.getByAddress(Ints.toByteArray(i << 16)));
      var unusedV6 = find(InetAddress.getByAddress(globalUnicast(i)));
    }
  }

  /** An address of 2000::/3, of which {@code number} chooses the next 16 bits. */
  private static byte[] globalUnicast(int number) {
    byte[] address = new byte[16];
    address[0] = (byte) (0x20 | (number >> 11));
    address[1] = (byte) (number >> 3);
    address[2] = (byte) (number << 5);
    return address;
  }

  private static void check(Metadata metadata) throws InvalidDatabaseException {
    boolean isKnown = metadata.binaryFormatMajorVersion() == FORMAT;
    boolean isForAddresses = metadata.ipVersion() == 4 || metadata.ipVersion() == 6;
    if (!isKnown || !isForAddresses) {
      throw new InvalidDatabaseException(
          "format " + metadata.binaryFormatMajorVersion() + ", IP " + metadata.ipVersion());
    }
  }
}
