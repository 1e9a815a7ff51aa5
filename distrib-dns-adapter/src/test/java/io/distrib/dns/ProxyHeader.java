package io.distrib.dns;

import com.google.common.net.InetAddresses;
import java.nio.ByteBuffer;

/** The header of version 2 of the PROXY protocol. */
final class ProxyHeader {
  static final byte[] SIGNATURE = Wire.hex("0d0a0d0a000d0a515549540a");

  private ProxyHeader() {}

  /** As a proxy sends it on behalf of {@code client}. */
  static byte[] header(String client, int protocol) {
    byte[] address = InetAddresses.forString(client).getAddress();
    return header(
        0x21, (address.length == 4 ? 0x10 : 0x20) + protocol, address, address.length, "");
  }

  /** With a server's address of that size, two ports if there are addresses, and TLVs. */
  static byte[] header(int command, int family, byte[] client, int serverBytes, String tlvs) {
    byte[] rest = Wire.hex(tlvs);
    int ports = client.length == 0 ? 0 : 4;
    int length = client.length + serverBytes + ports + rest.length;
    return ByteBuffer.allocate(SIGNATURE.length + 4 + length)
        .put(SIGNATURE)
        .put((byte) command)
        .put((byte) family)
        .putShort((short) length)
        .put(client)
        .put(new byte[serverBytes + ports])
        .put(rest)
        .array();
  }
}
