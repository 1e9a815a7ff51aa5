package io.distrib.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class DistributionRequestTest {
  @Test
  void theBytesOfATargetBeyondUsAsciiArePercentEncoded() { // RFC 3986 2.1
    assertEquals(
        "/%80%C3%A9%FF?\u0100",
        DistributionRequest.asciiTarget("/\u0080\u00c3\u00a9\u00ff?\u0100"));
  }

  @Test
  void aTargetInUsAsciiStaysAsItIs() {
    String plain = "/%C3%A9?x=%zz\u007f";
    assertSame(plain, DistributionRequest.asciiTarget(plain));
  }
}
