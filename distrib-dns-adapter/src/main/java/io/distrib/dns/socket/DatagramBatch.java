package io.distrib.dns.socket;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Room for a number of datagrams with their addresses, as recvmmsg and sendmmsg of Linux know it:
 * an array of {@code struct mmsghdr}, and what they point to. <em>Confined to one thread.</em>
 */
final class DatagramBatch {
  private static final int HEADER_OCTETS = 64;
  private static final int NAME_LENGTH_AT = 8;
  private static final int VECTOR_AT = 16;
  private static final int VECTOR_COUNT_AT = 24;
  private static final int LENGTH_AT = 56;
  private static final int VECTOR_OCTETS = 16;

  /** Keeps the packets out of step with the processor's cache. */
  private static final int GAP_OCTETS = 64;

  private final ByteBuffer headers;
  private final ByteBuffer vectors;
  private final ByteBuffer[] packets;
  private final long headersAddress;

  /** Room for {@code count} datagrams of so many octets. */
  DatagramBatch(int count, int octets) {
    this.headers = direct(count * HEADER_OCTETS);
    this.vectors = direct(count * VECTOR_OCTETS);
    this.headersAddress = LinuxCalls.address(headers);
    this.packets = new ByteBuffer[count];
    ByteBuffer all = ByteBuffer.allocateDirect(count * (octets + GAP_OCTETS));
    for (int i = 0; i < count; i++) {
      packets[i] = all.slice(i * (octets + GAP_OCTETS), octets);
      vectors.putLong(i * VECTOR_OCTETS, LinuxCalls.address(packets[i]));
      long vector = LinuxCalls.address(vectors) + (long) i * VECTOR_OCTETS;
      headers.putLong(i * HEADER_OCTETS + VECTOR_AT, vector);
      headers.putLong(i * HEADER_OCTETS + VECTOR_COUNT_AT, 1);
    }
  }

  /** Where the header of this number is. */
  long address(int number) {
    return headersAddress + (long) number * HEADER_OCTETS;
  }

  /** The octets of each datagram. */
  ByteBuffer[] packets() {
    return packets;
  }

  /** The octets of one datagram. */
  ByteBuffer packet(int number) {
    return packets[number];
  }

  /** Tells where a peer's address is, or is to be put, and how long it is. */
  void setPeer(int number, long address, int octets) {
    headers.putLong(number * HEADER_OCTETS, address);
    headers.putInt(number * HEADER_OCTETS + NAME_LENGTH_AT, octets);
  }

  /** How long the peer's address is. */
  int peerOctets(int number) {
    return headers.getInt(number * HEADER_OCTETS + NAME_LENGTH_AT);
  }

  /** How many octets are to be sent, or may come. */
  void setOctets(int number, int octets) {
    vectors.putLong(number * VECTOR_OCTETS + 8, octets);
  }

  /** How many octets have come. */
  int octets(int number) {
    return headers.getInt(number * HEADER_OCTETS + LENGTH_AT);
  }

  private static ByteBuffer direct(int octets) {
    return ByteBuffer.allocateDirect(octets).order(ByteOrder.nativeOrder());
  }
}
