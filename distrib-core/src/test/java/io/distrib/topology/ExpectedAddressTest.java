package io.distrib.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An address that is none is refused with what is probably wrong with it. */
class ExpectedAddressTest {
  @ParameterizedTest
  @ValueSource(strings = {"[2001:db8::2]", "[::1]"})
  void bracketsAreTooMuch(String text) {
    assertExpected("an IPv4 or IPv6 address, without brackets", text);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1:8080, 8080",
    "192.0.2.1:0, 0",
    "192.0.2.1:65535, 65535",
    "[2001:db8::2]:443, 443",
  })
  void aPortHasAKeyOfItsOwn(String text, int port) {
    assertExpected("an IPv4 or IPv6 address; " + port + " goes to the key port", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "224.0.0.1", "ff02::1", "255.255.255.255"})
  void anAddressOfNoMachineOrOfManyIsNone(String text) {
    assertExpected(
        "an IPv4 or IPv6 address of one machine: none that is unspecified, multicast or broadcast",
        text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "x:80",
        "[x]",
        "[192.0.2.1]",
        "[",
        "[]:80",
        "192.0.2.300",
        "192.0.2.300:80",
        "192.0.2.1:",
        "192.0.2.1:65536",
        "192.0.2.1:http",
        "192.0.2.0/24",
        "2001:db8::2::443",
        "fe80::1%eth0",
        "fe80::1%1",
        "http://192.0.2.1/",
      })
  void whatResemblesNoAddressGetsNoHint(String text) {
    assertExpected("an IPv4 or IPv6 address", text);
  }

  private static void assertExpected(String expected, String text) {
    TopologyBuilder builder = TopologyBuilder.pool("app.test").site("rome", "r.app.test", text);

    assertEquals(
        "sites.rome.addresses[0]: \"" + text + "\" (expected " + expected + ")",
        assertThrows(InvalidTopologyException.class, builder::build).getMessage());
  }
}
