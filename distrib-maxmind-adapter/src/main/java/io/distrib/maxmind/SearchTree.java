package io.distrib.maxmind;

import com.maxmind.db.InvalidDatabaseException;
import com.maxmind.db.Metadata;
import java.io.IOException;

/**
 * The binary tree of a file in the MaxMind DB format 2.0, which leads from the bits of an address
 * to the number of its record. <em>Confined to one thread.</em>
 */
final class SearchTree {
  private static final int FORMAT = 2;
  private static final int IPV6_BITS = 128;
  private static final int IPV4_DEPTH = IPV6_BITS - Integer.SIZE;
  private static final int SEPARATOR = 16;

  /** Where IPv4 addresses that are written as IPv6 would lie: Java knows none. */
  private static final long MAPPED = 0xffff_0000_0000L;

  private final byte[] file;
  private final int recordBits;
  private final long nodes;
  private final boolean isIpv4;
  private final int width;
  private final long ipv4Start;
  private long visited;

  /** Gets the networks, in order. */
  interface Visitor {
    /** A network and the number of its record. */
    void visit(boolean isIpv4, long high, long low, int length, long number) throws IOException;
  }

  /**
   * The tree of a file.
   *
   * @throws InvalidDatabaseException if it is in another format or the tree ends behind the file
   */
  SearchTree(byte[] file, Metadata metadata) throws InvalidDatabaseException {
    this.file = file;
    this.recordBits = metadata.recordSize();
    this.nodes = metadata.nodeCount();
    this.isIpv4 = metadata.ipVersion() == 4;
    this.width = isIpv4 ? Integer.SIZE : IPV6_BITS;
    if (metadata.binaryFormatMajorVersion() != FORMAT
        || (!isIpv4 && metadata.ipVersion() != 6)
        || (recordBits != 24 && recordBits != 28 && recordBits != 32)) {
      throw new InvalidDatabaseException(
          "format %d, IP version %d, records of %d bits"
              .formatted(metadata.binaryFormatMajorVersion(), metadata.ipVersion(), recordBits));
    }
    if (nodes < 1 || nodes > (file.length - SEPARATOR) / (recordBits / 4)) {
      throw new InvalidDatabaseException(nodes + " nodes in " + file.length + " bytes");
    }
    this.ipv4Start = isIpv4 ? 0 : ipv4Start();
  }

  /**
   * Goes over all networks that have a record; those of IPv4 in a tree of IPv6 once, as IPv4.
   *
   * @throws InvalidDatabaseException if it is no tree, or deeper than addresses are long
   */
  void walk(Visitor visitor) throws IOException {
    visited = 0;
    walk(visitor, 0, 0, 0, 0);
  }

  /** At most as deep as addresses are long. */
  private void walk(Visitor visitor, long record, long high, long low, int depth)
      throws IOException {
    if (record == nodes || isAlias(record, high, low, depth)) {
      return;
    }
    if (record > nodes) {
      visit(visitor, high, low, depth, record - nodes);
      return;
    }
    visited++;
    if (depth == width || visited > nodes) {
      throw new InvalidDatabaseException("node " + record + " can be reached in several ways");
    }
    walk(visitor, record(record, 0), high, low, depth + 1);
    if (depth < Long.SIZE) {
      walk(visitor, record(record, 1), high | Long.MIN_VALUE >>> depth, low, depth + 1);
    } else {
      long bit = Long.MIN_VALUE >>> (depth - Long.SIZE);
      walk(visitor, record(record, 1), high, low | bit, depth + 1);
    }
  }

  /** Whether it leads to all IPv4 addresses once more. */
  private boolean isAlias(long record, long high, long low, int depth) {
    boolean isAgain = record == ipv4Start && record < nodes && (high != 0 || low != 0);
    return !isIpv4 && (isAgain || (depth == IPV4_DEPTH && high == 0 && low == MAPPED));
  }

  private void visit(Visitor visitor, long high, long low, int depth, long number)
      throws IOException {
    boolean isInIpv4 = depth >= IPV4_DEPTH && high == 0 && low >>> Integer.SIZE == 0;
    if (isIpv4) {
      visitor.visit(true, high, 0, depth, number);
    } else if (isInIpv4) {
      visitor.visit(true, low << Integer.SIZE, 0, depth - IPV4_DEPTH, number);
    } else {
      visitor.visit(false, high, low, depth, number);
      if (high == 0 && low == 0) {
        visitor.visit(true, 0, 0, 0, number);
      }
    }
  }

  /** The node that all IPv4 addresses lie below; a record if there is none. */
  private long ipv4Start() {
    long record = 0;
    for (int depth = 0; depth < IPV4_DEPTH && record < nodes; depth++) {
      record = record(record, 0);
    }
    return record;
  }

  /** The record of a node for a bit: a node, or {@code nodes} for nothing, or more. */
  private long record(long number, int bit) {
    int at = (int) (number * (recordBits / 4));
    return switch (recordBits) {
      case 24 -> bytes(at + 3 * bit, 3);
      case 28 -> {
        int middle = file[at + 3] & 0xff;
        yield (long) (bit == 0 ? middle >> 4 : middle & 0xf) << 24 | bytes(at + 4 * bit, 3);
      }
      default -> bytes(at + 4 * bit, 4);
    };
  }

  private long bytes(int from, int count) {
    long value = 0;
    for (int i = from; i < from + count; i++) {
      value = value << Byte.SIZE | (file[i] & 0xff);
    }
    return value;
  }
}
