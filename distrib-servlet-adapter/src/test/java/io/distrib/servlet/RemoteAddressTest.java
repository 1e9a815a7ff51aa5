package io.distrib.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteAddressTest {
  private static final long SEED = 20_261_123;

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "127.0.0.1", "192.0.2.10", "255.255.255.255"})
  @ValueSource(strings = {"::1", "2001:db8::1", "::ffff:192.0.2.1", "fe80::1"})
  void anAddressIsRead(String text) {
    assertThat(RemoteAddress.parse(text)).isEqualTo(InetAddresses.forString(text));
  }

  @Test
  void bracketsAreNoneOfIt() {
    assertThat(RemoteAddress.parse("[2001:db8::1]"))
        .isEqualTo(InetAddresses.forString("2001:db8::1"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", ".", "1.2.3", "1.2.3.", "1.2.3.4.", "1.2.3.4.5", "1..3.4", ".1.2.3"})
  @ValueSource(
      strings = {"256.1.1.1", "1.2.3.999", "1.2.3.1000", "01.2.3.4", "1.2.3.00", "-1.2.3.4"})
  @ValueSource(strings = {"1.2.3.4 ", "1.2.3.a", "localhost", "unknown", "[", "[]", "[::1"})
  void anythingElseIsNone(String text) {
    assertThat(RemoteAddress.parse(text)).isNull();
  }

  @Test
  void whatLooksLikeOneIsReadAsGuavaReadsIt() {
    Random random = new Random(SEED);
    for (int i = 0; i < 200_000; i++) {
      String text =
          random
              .ints(random.nextInt(16), 0, 12)
              .collect(StringBuilder::new, RemoteAddressTest::add, StringBuilder::append)
              .toString();
      assertThat(RemoteAddress.parse(text))
          .as("%s, seed %s", text, SEED)
          .isEqualTo(InetAddresses.isInetAddress(text) ? InetAddresses.forString(text) : null);
    }
  }

  private static void add(StringBuilder text, int symbol) {
    text.append("0123456789..".charAt(symbol));
  }
}
