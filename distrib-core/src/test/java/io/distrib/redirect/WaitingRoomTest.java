package io.distrib.redirect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A3, A4: what a place is worth, to whom, and when. */
class WaitingRoomTest {
  private static final long NOW = 1_700_000_000L;
  private static final double ALL = Double.POSITIVE_INFINITY;

  private final WaitingRoom room = new WaitingRoom(5, 60);

  @Test
  void aPlaceIsTakenOnceAndNotBeforeItsTime() {
    long place = open(NOW + 10);
    assertFalse(room.take(place, NOW + 9, ALL), "before its time");
    assertTrue(room.take(place, NOW + 10, ALL));
    assertFalse(room.take(place, NOW + 10, ALL), "twice");
    assertTrue(room.isEmpty(NOW + 10));
  }

  @Test
  void aPlaceIsLostAfterItsLifetime() {
    long place = open(NOW + 10);
    assertFalse(room.isEmpty(NOW + 70));
    assertEquals(OptionalLong.of(NOW + 80), room.keep(place, NOW + 70, NOW + 80));
    assertFalse(room.take(place, NOW + 141, ALL));
    assertEquals(OptionalLong.empty(), room.keep(place, NOW + 141, NOW + 150));
    assertTrue(room.isEmpty(NOW + 141));
  }

  @Test
  void aPlaceThatWasNeverOpenedIsNone() {
    long place = open(NOW);
    assertFalse(room.take(place + 1, NOW, ALL));
    assertEquals(OptionalLong.empty(), room.keep(place + 1, NOW, NOW + 10));
    assertTrue(room.take(place, NOW, ALL));
  }

  @Test
  void whoAsksTooEarlyIsToldTheSameTimeAgain() {
    long place = open(NOW + 10);
    assertEquals(OptionalLong.of(NOW + 10), room.keep(place, NOW + 9, NOW + 19));
    assertEquals(OptionalLong.of(NOW + 20), room.keep(place, NOW + 10, NOW + 20));
    assertFalse(room.take(place, NOW + 19, ALL), "the earlier time is superseded");
    assertTrue(room.take(place, NOW + 20, ALL));
  }

  @Test
  void onlyTheOldestMayGoAhead() {
    List<Long> places = IntStream.range(0, 5).mapToObj(i -> open(NOW)).toList();
    assertFalse(room.take(places.get(0), NOW, 0));
    assertFalse(room.take(places.get(2), NOW, 2));
    assertTrue(room.take(places.get(2), NOW, 2.1));
    assertFalse(room.take(places.get(1), NOW, 1));
    assertTrue(room.take(places.get(0), NOW, 1));
    assertTrue(room.take(places.get(1), NOW, 1), "it is the oldest now");
    assertTrue(room.take(places.get(4), NOW, 2), "as many as there are");
  }

  @Test
  void aPlaceKeepsItsRankWhenItIsKept() {
    long first = open(NOW);
    long second = open(NOW);
    room.keep(first, NOW, NOW + 5);
    assertFalse(room.take(second, NOW + 5, 1));
    assertTrue(room.take(first, NOW + 5, 1));
  }

  @Test
  void lostPlacesHoldNobodyUp() {
    open(NOW);
    open(NOW);
    long third = open(NOW + 50);
    long fourth = open(NOW + 50);
    assertFalse(room.take(third, NOW + 60, 1));
    assertFalse(room.take(fourth, NOW + 61, 1));
    assertTrue(room.take(third, NOW + 61, 1));
  }

  @Test
  void placesHaveDifferentTimesHoweverManyComeAtOnceAndWhateverTheClockDoes() {
    long first = open(NOW);
    assertEquals(NOW * 1_000_000, first);
    assertEquals(first + 1, open(NOW));
    assertEquals(first + 2, room.open((NOW - 100) * 1000, NOW).orElseThrow());
  }

  @Test
  void aFullRoomOpensNoPlaceUntilOneIsLostOrTaken() {
    long first = open(NOW);
    IntStream.range(1, 5).forEach(i -> open(NOW + 10));
    assertEquals(OptionalLong.empty(), room.open(NOW * 1000, NOW));
    assertTrue(room.take(first, NOW, ALL));
    long last = open(NOW);
    assertEquals(OptionalLong.empty(), room.open((NOW + 60) * 1000, NOW + 60));
    assertTrue(room.open((NOW + 61) * 1000, NOW + 70).isPresent(), "the last one is lost");
    assertFalse(room.take(last, NOW + 61, ALL));
  }

  @Test
  void whoGetsInOtherwiseLeavesThePlace() {
    long place = open(NOW + 10);
    room.leave(place);
    room.leave(place);
    assertTrue(room.isEmpty(NOW));
    assertFalse(room.take(place, NOW + 10, ALL));
  }

  @Test
  void manyAtOnceTakeAPlaceOnce() {
    WaitingRoom large = new WaitingRoom(1_000, 60);
    long[] places =
        LongStream.range(0, 1_000).map(i -> large.open(NOW * 1000, NOW).orElseThrow()).toArray();
    AtomicInteger taken = new AtomicInteger();
    IntStream.range(0, 8_000)
        .parallel()
        .filter(i -> large.take(places[i % 1_000], NOW, ALL))
        .forEach(i -> taken.incrementAndGet());
    assertEquals(1_000, taken.get());
  }

  @Test
  void whoComesLaterHasMoreAheadUntilTheyGo() {
    List<Long> places = IntStream.range(0, 4).mapToObj(i -> open(NOW + 10)).toList();
    assertEquals(OptionalInt.of(0), room.ahead(places.get(0), NOW));
    assertEquals(OptionalInt.of(3), room.ahead(places.get(3), NOW));
    room.leave(places.get(1));
    room.leave(places.get(1));
    assertEquals(OptionalInt.of(2), room.ahead(places.get(3), NOW));
    assertTrue(room.take(places.get(0), NOW + 10, ALL));
    assertEquals(OptionalInt.of(1), room.ahead(places.get(3), NOW + 10));
    assertEquals(OptionalInt.empty(), room.ahead(places.get(0), NOW + 10), "it is not here");
  }

  @Test
  void lostPlacesAreNotAhead() {
    open(NOW);
    long second = open(NOW);
    open(NOW);
    long last = open(NOW + 50);
    room.keep(second, NOW, NOW + 10);
    assertEquals(OptionalInt.of(3), room.ahead(last, NOW + 60));
    assertEquals(OptionalInt.of(1), room.ahead(last, NOW + 61));
    assertFalse(room.isEmpty(NOW + 80), "the oldest is lost");
    assertEquals(OptionalInt.of(0), room.ahead(last, NOW + 80));
  }

  /** Against a list, with enough places that the numbers are used up again and again. */
  @Test
  void theCountIsRightHoweverManyComeAndGo() {
    WaitingRoom large = new WaitingRoom(3_000, 60);
    List<Long> line = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(20_261_201L);
    for (int i = 0; i < 30_000; i++) {
      if (line.size() < 3_000 && random.nextInt(10) < (i < 10_000 ? 7 : 5)) {
        line.add(large.open(NOW * 1000, NOW).orElseThrow());
      } else if (!line.isEmpty()) {
        large.leave(line.remove(random.nextInt(line.size())));
      }
      int index = line.isEmpty() ? -1 : random.nextInt(line.size());
      if (index >= 0) {
        assertEquals(OptionalInt.of(index), large.ahead(line.get(index), NOW));
      }
    }
  }

  private long open(long notBefore) {
    return room.open(NOW * 1000, notBefore).orElseThrow();
  }
}
