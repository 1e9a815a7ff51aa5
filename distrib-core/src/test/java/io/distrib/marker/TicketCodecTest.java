package io.distrib.marker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.model.PlaceInLine;
import io.distrib.testkit.Topologies;
import io.distrib.topology.Topology;
import io.distrib.topology.TopologyBuilder;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A4: a ticket that is not a genuine one of this pool is ignored. */
class TicketCodecTest {
  private static final MarkerKey OLD = MarkerKey.of('a', "old secret");
  private static final MarkerKey NEW = MarkerKey.of('b', "new secret");
  private static final ReturnTicket TICKET =
      new ReturnTicket(1_700_000_000_123_456L, 1_700_000_010L, "boston");

  private final TicketCodec codec = codec(OLD);

  @Test
  void aTicketSaysWhatItSaid() {
    String value = codec.encode(TICKET);
    assertTrue(value.matches("1700000000123456~1700000010~1~boston~a[A-Za-z0-9_-]{22}"), value);
    assertEquals(TICKET, codec.decode(value));
  }

  @Test
  void aTicketSaysWhatItsSiteSaidOfThePlace() {
    ReturnTicket known = TICKET.renewed(7, new PlaceInLine(120, OptionalInt.of(90)));
    ReturnTicket unknown = TICKET.renewed(7, new PlaceInLine(9_999_999, OptionalInt.empty()));
    assertTrue(codec.encode(known).startsWith("1700000000123456~7~1~boston~120~90~a"));
    assertTrue(codec.encode(unknown).startsWith("1700000000123456~7~1~boston~9999999~~a"));
    assertEquals(known, codec.decode(codec.encode(known)));
    assertEquals(unknown, codec.decode(codec.encode(unknown)));
  }

  @Test
  void keysRotateWithoutAnOutage() {
    String old = codec.encode(TICKET);
    assertEquals(TICKET, codec(OLD, NEW).decode(old));
    assertEquals(TICKET, codec(NEW, OLD).decode(old));
    assertEquals(TICKET, codec(OLD, NEW).decode(codec(NEW, OLD).encode(TICKET)));
    assertNull(codec(NEW).decode(old));
  }

  @Test
  void aKeyIsNotTakenForAnotherOfTheSameName() {
    assertNull(codec(MarkerKey.of('a', "other secret")).decode(codec.encode(TICKET)));
    assertNull(codec(OLD, NEW).decode(codec.encode(TICKET).replace("~a", "~b")));
  }

  @Test
  void aMarkerIsNoTicketAndATicketNoMarker() {
    MarkerCodec markers = MarkerCodec.of(settings(OLD), Topologies.flat());
    assertNull(codec.decode(markers.encode(new Marker(1_700_000_000L, null))));
    String ticket = codec.encode(TICKET);
    assertEquals(
        MarkerReading.State.INVALID, markers.read("/?distrib=" + ticket, 1_700_000_000L).state());
    Seal asMarker = new Seal(List.of(OLD), "app.example.test\0");
    assertNull(codec.decode(asMarker.sign("1700000000123456~1700000010~1~boston")));
  }

  @Test
  void anotherPoolsTicketIsNone() {
    Topology other =
        TopologyBuilder.pool("other.test").site("boston", "b.other.test", "192.0.2.1").build();
    assertNull(TicketCodec.of(settings(OLD), other).decode(codec.encode(TICKET)));
  }

  @Test
  void everyChangeOfACharacterAndEveryPartIsForged() {
    String value = codec.encode(TICKET);
    for (int i = 0; i < value.length(); i++) {
      char other = value.charAt(i) == '1' ? '2' : '1';
      String changed = value.substring(0, i) + other + value.substring(i + 1);
      assertNull(codec.decode(changed), changed);
      assertNull(codec.decode(value.substring(0, i)));
      assertNull(codec.decode(value.substring(i + 1)));
    }
  }

  @Test
  void whatIsSignedButMalformedIsNone() {
    Seal seal = new Seal(List.of(OLD), "app.example.test\0ticket\0");
    for (String text :
        List.of(
            "1~2~1",
            "1~2~2~boston",
            "1~2~1~Boston",
            "1~2~1~boston~x",
            "1~2~1~boston~1",
            "1~2~1~boston~~1",
            "1~2~1~boston~12345678~1",
            "1~2~1~boston~1~1234567",
            "1~2~1~boston~1~1~1",
            "-1~2~1~boston",
            "~2~1~boston",
            "1234567890123456789~2~1~boston",
            "1~1234567890123~1~boston",
            "1~2~1~")) {
      assertNull(codec.decode(seal.sign(text)), text);
    }
    assertEquals(new ReturnTicket(1, 2, "boston"), codec.decode(seal.sign("1~2~1~boston")));
    assertEquals(
        "s".repeat(63),
        codec
            .decode(
                seal.sign(
                    "999999999999999999~999999999999~1~" + "s".repeat(63) + "~9999999~999999"))
            .home());
  }

  @Test
  void noiseAndLengthDoNoHarm() {
    SplittableRandom random = new SplittableRandom(20_261_123L);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder noise = new StringBuilder();
      for (int length = random.nextInt(140); length > 0; length--) {
        noise.append("0123456789~ab-=;%\u00e9\0".charAt(random.nextInt(19)));
      }
      assertNull(codec.decode(noise.toString()));
    }
    assertNull(codec.decode("1".repeat(1_000_000)));
    assertNull(codec.decode("0".repeat(100) + codec.encode(TICKET)));
  }

  @Test
  void withoutAKeyThereAreNoTickets() {
    assertThrows(IllegalArgumentException.class, () -> codec());
  }

  @Test
  void aTicketOutOfRangeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new ReturnTicket(-1, 1, "a"));
    assertThrows(IllegalArgumentException.class, () -> new ReturnTicket(1, -1, "a"));
    assertThrows(
        IllegalArgumentException.class, () -> new ReturnTicket(1_000_000_000_000_000_000L, 1, "a"));
    assertThrows(IllegalArgumentException.class, () -> new ReturnTicket(1, 1, "A"));
  }

  private static TicketCodec codec(MarkerKey... keys) {
    return TicketCodec.of(settings(keys), Topologies.flat());
  }

  private static MarkerSettings settings(MarkerKey... keys) {
    return MarkerSettings.DEFAULT.withKeys(keys);
  }
}
