package io.distrib.dns.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.dns.Wire;
import org.junit.jupiter.api.Test;

/** A fault in a handler ends as SERVFAIL, not as the end of a thread. */
class GuardedHandlerTest {
  private final GuardedHandler handler =
      new GuardedHandler(
          (query, client, transport, reply) -> {
            reply.putLong(0);
            throw new IllegalStateException("seeded");
          });

  @Test
  void answersServfailAndNothingThatWasHalfWritten() {
    byte[] reply = Wire.ask(handler, Wire.query("us.example.test", "A"));
    assertThat(Wire.hex(reply)).isEqualTo("1234" + "8002" + "0000000000000000");
    assertThat(handler.faults()).isEqualTo(1);
  }

  @Test
  void staysSilentForAResponseAndForLessThanAHeader() {
    byte[] response = Wire.query("us.example.test", "A");
    response[2] |= (byte) 0x80;
    assertThat(Wire.ask(handler, response)).isEmpty();
    assertThat(Wire.ask(handler, new byte[11])).isEmpty();
  }
}
