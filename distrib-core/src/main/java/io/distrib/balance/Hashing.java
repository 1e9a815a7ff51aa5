package io.distrib.balance;

import java.net.InetAddress;

/** 64-bit hashes that are the same on every machine and in every run. */
public final class Hashing {
  private static final int IPV4_NETWORK_BYTES = 3;
  private static final int IPV6_NETWORK_BYTES = 6;
  private static final long SEED = 0x9E3779B97F4A7C15L;

  private Hashing() {}

  /** Hash of the network of {@code client}, a /24 or a /48. */
  public static long ofNetwork(InetAddress client) {
    return of(client, IPV4_NETWORK_BYTES, IPV6_NETWORK_BYTES);
  }

  /** Hash of the first {@code ipv4Bytes} or {@code ipv6Bytes} bytes of an address. */
  static long of(InetAddress address, int ipv4Bytes, int ipv6Bytes) {
    byte[] bytes = address.getAddress();
    long hash = SEED + bytes.length;
    for (int i = 0; i < (bytes.length == 4 ? ipv4Bytes : ipv6Bytes); i++) {
      hash = (hash ^ (bytes[i] & 0xff)) * 0x100000001B3L;
    }
    return mix(hash);
  }

  /** Of a text. */
  public static long of(String text) {
    long hash = SEED;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
    }
    return mix(hash);
  }

  /** Spreads the bits of {@code value}: every bit of the result depends on every one of it. */
  public static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
