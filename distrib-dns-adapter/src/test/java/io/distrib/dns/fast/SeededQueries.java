package io.distrib.dns.fast;

import io.distrib.dns.Wire;
import java.util.List;
import java.util.Random;
import org.xbill.DNS.Type;

/** Queries for the zones of a {@link TwinService}, two thirds of them well-formed. */
final class SeededQueries {
  private static final List<String> NAMES =
      List.of(
          "app.pools.example.test",
          "many.example.test",
          "us.example.test",
          "eu.example.test",
          "boston.example.test",
          "bos.example.test",
          "geneva.example.test",
          "deep.sub.example.test",
          "a-label-of-some-length.another-label.sub.example.test",
          "s7.many.example.test",
          "nowhere.example.test",
          "example.test",
          "ns.example.test",
          "x.boston.example.test",
          "www.example.net");
  private static final List<String> TYPES =
      List.of("A", "A", "A", "AAAA", "AAAA", "HTTPS", "HTTPS", "ANY", "MX", "SOA", "NS", "TXT");
  private static final List<String> OPTIONS =
      List.of("10=0102030405060708", "8=00011800c00002", "3=", "11=", "65001=00", "8=0001");
  private static final List<Integer> SIZES = List.of(0, 300, 512, 700, 1_232, 4_096, 65_535);

  private final Random random;

  SeededQueries(Random random) {
    this.random = random;
  }

  byte[] next() {
    byte[] bytes = wellFormed();
    bytes[2] |= (byte) random.nextInt(2);
    bytes[3] |= (byte) (random.nextInt(256) & 0xB0);
    if (random.nextInt(3) == 0) {
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes = Wire.mutated(bytes, random, 3);
      }
    }
    return bytes;
  }

  private byte[] wellFormed() {
    String name = cased(pick(NAMES));
    String type = pick(TYPES);
    return switch (random.nextInt(5)) {
      case 0, 1 -> Wire.query(name, type);
      case 2 -> Wire.edns(name, type, pick(SIZES));
      case 3 -> Wire.edns(name, type, pick(SIZES), pick(OPTIONS));
      default -> odd(name, type);
    };
  }

  /** Sometimes another class, or another version of EDNS, and any flags. */
  private byte[] odd(String name, String type) {
    int dclass = random.nextInt(10) == 0 ? 3 : 1;
    int version = random.nextInt(4) / 3;
    int flags = random.nextInt(65_536);
    return Wire.query(name, Type.value(type), dclass, Wire.opt(pick(SIZES), version, flags));
  }

  private String cased(String name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      text.append(random.nextBoolean() ? Character.toUpperCase(letter) : letter);
    }
    return text.toString();
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
