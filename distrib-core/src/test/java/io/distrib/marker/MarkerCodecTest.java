package io.distrib.marker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.marker.MarkerReading.State;
import io.distrib.testkit.Topologies;
import io.distrib.topology.TopologyBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules, section 4: what a marker is worth (H6), and what it is signed with. */
class MarkerCodecTest {
  private static final long NOW = 1_700_000_000L;
  private static final MarkerKey OLD = MarkerKey.of('a', "old secret");
  private static final MarkerKey NEW = MarkerKey.of('b', "new secret");

  @Test
  void dateHoldsFromLifetimeAgoToSkewAhead() {
    MarkerCodec codec = codec();
    assertEquals(State.PLAIN, state(codec, NOW));
    assertEquals(State.PLAIN, state(codec, NOW - 60));
    assertEquals(State.EXPIRED, state(codec, NOW - 61));
    assertEquals(State.PLAIN, state(codec, NOW + 5));
    assertEquals(State.INVALID, state(codec, NOW + 6));
    assertEquals(State.EXPIRED, state(codec, 0));
  }

  @Test
  void whatIsNotWellFormedIsInvalid() {
    List<String> malformed =
        List.of(
            "",
            "x",
            "-1",
            "+1700000000",
            "0x6559876f",
            "1e9",
            "1700000000.0",
            "1700000000 ",
            "1700000000%20",
            "0001700000000",
            "9".repeat(13),
            "9".repeat(400),
            "1700000000~",
            "1700000000~boston",
            "1700000000~boston~",
            "1700000000~boston~0",
            "1700000000~boston~00",
            "1700000000~boston~01",
            "1700000000~boston~100",
            "1700000000~boston~-1",
            "1700000000~boston~1x",
            "1700000000~Boston~1",
            "1700000000~paris~1",
            "1700000000~~1",
            "~boston~1",
            "1700000000~boston~1~",
            "1700000000~boston~1~x",
            "1700000000x~boston~1",
            "\u0661700000000");
    for (String value : malformed) {
      assertEquals(State.INVALID, codec().read("/?distrib=" + value, NOW).state(), value);
    }
  }

  @Test
  void leadingZeroesOfADateAreDigits() {
    assertEquals(State.PLAIN, codec().read("/?distrib=001700000000", NOW).state());
  }

  @Test
  void aWalkIsReadWithItsRawValue() {
    MarkerReading reading = codec().read("/?distrib=1700000000%7Eboston%7e99&x", NOW);
    assertEquals(State.OVERFLOW, reading.state());
    assertEquals("1700000000%7Eboston%7e99", reading.rawValue());
    assertEquals(new Marker(NOW, new Marker.Overflow("boston", 99)), reading.marker());
  }

  @Test
  void aWalkContinuesUnderItsOwnDate() {
    Marker marker = new Marker(NOW, new Marker.Overflow("boston", 1));
    assertEquals(new Marker(NOW, new Marker.Overflow("boston", 2)), marker.next());
    assertThrows(IllegalStateException.class, () -> new Marker(NOW, null).next());
  }

  @Test
  void writesTheValueThatThePublishedCasesShow() {
    MarkerCodec codec = codec(NEW, OLD);
    assertEquals(
        "1700762501~b6-fmZgAJ9cnR7bT_B32aCQ", codec.encode(new Marker(1_700_762_501L, null)));
    assertEquals(
        "1700177777~boston~1~bfatAcOsqg772ywD4ZYnx1Q",
        codec.encode(new Marker(1_700_177_777L, new Marker.Overflow("boston", 1))));
  }

  @Test
  void whatTheFirstKeySignsEveryKeyHolderReads() {
    String before = signed(codec(OLD));
    assertEquals(State.PLAIN, codec(NEW, OLD).read(before, NOW).state());
    assertEquals(State.PLAIN, codec(OLD, NEW).read(signed(codec(NEW, OLD)), NOW).state());
    assertEquals(State.INVALID, codec(NEW).read(before, NOW).state());
  }

  @Test
  void withKeysAMarkerWithoutAMacIsForged() {
    assertEquals(State.INVALID, codec(NEW).read("/?distrib=1700000000", NOW).state());
    assertEquals(State.INVALID, codec(NEW).read("/?distrib=1700000000~boston~1", NOW).state());
  }

  @Test
  void withoutKeysAMarkerWithAMacIsMalformed() {
    assertEquals(State.INVALID, codec().read(signed(codec(NEW)), NOW).state());
  }

  @Test
  void everySingleChangedCharacterOfASignedMarkerMakesItInvalid() {
    MarkerCodec codec = codec(NEW, OLD);
    String value = codec.encode(new Marker(NOW, new Marker.Overflow("boston", 7)));
    for (int i = 0; i < value.length(); i++) {
      for (char c : "09aAbB~-_".toCharArray()) {
        String changed = value.substring(0, i) + c + value.substring(i + 1);
        State expected = changed.equals(value) ? State.OVERFLOW : State.INVALID;
        assertEquals(expected, codec.read("/?distrib=" + changed, NOW).state(), changed);
      }
    }
  }

  @Test
  void aMarkerOfAnotherPoolIsForged() {
    MarkerCodec other =
        MarkerCodec.of(
            settings(NEW),
            TopologyBuilder.pool("other.test").site("boston", "b.other.test", "192.0.2.1").build());
    assertEquals(State.INVALID, codec(NEW).read(signed(other), NOW).state());
  }

  @Test
  void writingRemovesFirstAndWritesTheConfiguredNameInLowerCase() {
    MarkerCodec codec =
        MarkerCodec.of(
            new MarkerSettings(
                MarkerPlacement.QUERY, "Via", Duration.ofSeconds(60), Duration.ZERO, List.of()),
            Topologies.flat());
    assertEquals(
        "http://s.test/p?x=2&distrib=3&via=1700000000",
        codec.write("http://s.test", "/p?VIA=1&x=2&distrib=3", new Marker(NOW, null)));
  }

  @Test
  void whatLooksLikeAMacWithoutItsTildeIsForged() {
    MarkerCodec codec = codec(NEW);
    String value = codec.encode(new Marker(NOW, null));
    assertEquals(State.INVALID, codec.read("/?distrib=" + value.replace("~", "x"), NOW).state());
    assertEquals(
        State.INVALID, codec.read("/?distrib=" + value.substring(value.indexOf('~')), NOW).state());
    assertEquals(State.INVALID, codec.read("/?distrib=" + value.replace("~b", "~c"), NOW).state());
  }

  @Test
  void percentSignsElsewhereDoNotMatter() {
    assertEquals(State.PLAIN, codec().read("/%7E?a=%7E&distrib=1700000000&b=%7E", NOW).state());
    assertEquals(State.INVALID, codec().read("/?distrib=%31700000000", NOW).state());
  }

  @Test
  void theEdgesOfASettingAreInside() {
    assertEquals(999_999_999_999L, new Marker(999_999_999_999L, null).issuedAtSeconds());
    assertEquals(0, new Marker(0, null).issuedAtSeconds());
    assertThrows(IllegalArgumentException.class, () -> new Marker(1_000_000_000_000L, null));
    assertThrows(IllegalArgumentException.class, () -> new Marker(-1, null));
    assertEquals(3600, named("d", 3600).lifetime().toSeconds());
    assertEquals(1, named("d", 1).lifetime().toSeconds());
    assertThrows(IllegalArgumentException.class, () -> named("d", 3601));
    for (char id : "azAZ09".toCharArray()) {
      assertTrue(MarkerKey.isId(id), () -> "" + id);
    }
    for (char id : "`{@[/:~_-".toCharArray()) {
      assertFalse(MarkerKey.isId(id), () -> "" + id);
    }
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> settings(NEW, MarkerKey.of('b', "another")));
    assertThrows(IllegalArgumentException.class, () -> named("", 60));
    assertThrows(IllegalArgumentException.class, () -> named("a=b", 60));
    assertThrows(IllegalArgumentException.class, () -> named("distrib", 0));
    assertThrows(IllegalArgumentException.class, () -> skewed(Duration.ofSeconds(-1)));
    assertThrows(IllegalArgumentException.class, () -> skewed(Duration.ofSeconds(301)));
    assertEquals(MarkerSettings.MAX_SKEW, skewed(Duration.ofMinutes(5)).skew());
    assertThrows(IllegalArgumentException.class, () -> MarkerKey.of('~', "secret"));
    assertThrows(IllegalArgumentException.class, () -> MarkerKey.of('a', ""));
  }

  @Test
  void aKeyDoesNotShowItsSecret() {
    assertFalse(settings(NEW).toString().contains("secret"));
    assertEquals("MarkerKey[b]", NEW.toString());
  }

  private static MarkerSettings named(String name, int seconds) {
    return new MarkerSettings(
        MarkerPlacement.QUERY, name, Duration.ofSeconds(seconds), Duration.ZERO, List.of());
  }

  private static MarkerSettings skewed(Duration skew) {
    return new MarkerSettings(
        MarkerPlacement.QUERY, "distrib", Duration.ofSeconds(60), skew, List.of());
  }

  private static MarkerSettings settings(MarkerKey... keys) {
    return MarkerSettings.DEFAULT.withKeys(keys);
  }

  private static MarkerCodec codec(MarkerKey... keys) {
    return MarkerCodec.of(settings(keys), Topologies.flat());
  }

  private static State state(MarkerCodec codec, long issued) {
    return codec.read("/?distrib=" + issued, NOW).state();
  }

  private static String signed(MarkerCodec codec) {
    return "/?distrib=" + codec.encode(new Marker(NOW, null));
  }
}
