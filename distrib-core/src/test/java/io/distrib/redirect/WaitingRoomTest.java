package io.distrib.redirect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
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

  private long open(long notBefore) {
    return room.open(NOW * 1000, notBefore).orElseThrow();
  }
}
