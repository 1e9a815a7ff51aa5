package io.distrib.dns.socket;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Room for a number of datagrams with their addresses, as recvmmsg and sendmmsg of Linux know it:
 * an array of {@code struct mmsghdr}, and what they point to. <em>Confined to one thread.</em>
 */
final class DatagramBatch {
  private static final int HEADER_BYTES = 64;
  private static final int NAME_LENGTH_AT = 8;
  private static final int VECTOR_AT = 16;
  private static final int VECTOR_COUNT_AT = 24;
  private static final int LENGTH_AT = 56;
  private static final int VECTOR_BYTES = 16;

  /** Keeps the packets out of step with the processor's cache. */
  private static final int GAP_BYTES = 64;

  private final ByteBuffer headers;
  private final ByteBuffer vectors;
  private final ByteBuffer[] packets;
  private final long headersAddress;

  /** Room for {@code count} datagrams of at most {@code bytes} each. */
  DatagramBatch(int count, int bytes) {
    this.headers = direct(count * HEADER_BYTES);
    this.vectors = direct(count * VECTOR_BYTES);
    this.headersAddress = LinuxCalls.address(headers);
    this.packets = new ByteBuffer[count];
    ByteBuffer all = ByteBuffer.allocateDirect(count * (bytes + GAP_BYTES));
    for (int i = 0; i < count; i++) {
      packets[i] = all.slice(i * (bytes + GAP_BYTES), bytes);
      vectors.putLong(i * VECTOR_BYTES, LinuxCalls.address(packets[i]));
      long vector = LinuxCalls.address(vectors) + (long) i * VECTOR_BYTES;
      headers.putLong(i * HEADER_BYTES + VECTOR_AT, vector);
      headers.putLong(i * HEADER_BYTES + VECTOR_COUNT_AT, 1);
    }
  }

  /** Where the header of this number is. */
  long address(int number) {
    return headersAddress + (long) number * HEADER_BYTES;
  }

  /** The bytes of each datagram. */
  ByteBuffer[] packets() {
    return packets;
  }

  /** The bytes of one datagram. */
  ByteBuffer packet(int number) {
    return packets[number];
  }

  /** Tells where a peer's address is, or is to be put, and how long it is. */
  void setPeer(int number, long address, int bytes) {
    headers.putLong(number * HEADER_BYTES, address);
    headers.putInt(number * HEADER_BYTES + NAME_LENGTH_AT, bytes);
  }

  /** How long the peer's address is. */
  int peerBytes(int number) {
    return headers.getInt(number * HEADER_BYTES + NAME_LENGTH_AT);
  }

  /** How many bytes are to be sent, or may come. */
  void setBytes(int number, int bytes) {
    vectors.putLong(number * VECTOR_BYTES + 8, bytes);
  }

  /** How many bytes have come. */
  int bytes(int number) {
    return headers.getInt(number * HEADER_BYTES + LENGTH_AT);
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }
}
