package io.distrib.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.fleet.FleetOrder.Value;
import io.distrib.fleet.OrderKey.Aspect;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoardBookTest {
  private static final EngineState CONNECTED = new EngineState(EngineState.Kind.CONNECTED, 0);

  private final BoardBook book = new BoardBook("ns1");

  private static byte[] text(String member, long run, long sequence) {
    Statement statement = new Statement(new Posting(member, false, Map.of()), "", "");
    return StatementText.write(statement, new Stamp(run, sequence));
  }

  private HeardStatement hear(long run, long sequence, long nanos) {
    book.hear("ns2", text("ns2", run, sequence), nanos);
    return book.reading(CONNECTED).others().get("ns2");
  }

  @Test
  void onlyAStatementThatFollowsAnotherOneIsNews() {
    assertThat(hear(1, 5, 100).isNews()).isFalse();
    assertThat(hear(1, 6, 200).isNews()).isTrue();
    assertThat(hear(1, 6, 300).arrivedNanos()).as("read twice").isEqualTo(200);
    assertThat(hear(1, 5, 300).stamp().sequence()).as("an older one").isEqualTo(6);
    assertThat(hear(2, 1, 400).isNews()).as("another run, or a stale twin").isFalse();
    assertThat(hear(2, 2, 500).isNews()).isTrue();
    book.reconnected();
    assertThat(hear(2, 2, 600).isNews()).as("after a new connection").isFalse();
    assertThat(hear(2, 3, 700).isNews()).isTrue();
  }

  @Test
  void whatCannotBeBelievedIsCounted() {
    book.hear("ns2", new byte[] {(byte) 0xff}, 1);
    book.hear("ns3", text("ns2", 1, 1), 1);
    book.order("garbage".getBytes(UTF_8), 1, Duration.ZERO, 0);
    book.hear("ns1", new byte[0], 1);

    BoardReading reading = book.reading(CONNECTED);
    assertThat(reading.others()).isEmpty();
    assertThat(reading.orders()).isEmpty();
    assertThat(reading.refused()).isEqualTo(3);
  }

  @Test
  void nothingGrowsWithoutBound() {
    for (int i = 0; i < BoardBook.MAX_MEMBERS + 10; i++) {
      book.hear("m" + i, text("m" + i, 1, 1), 1);
    }
    for (int i = 0; i < BoardBook.MAX_ORDERS + 10; i++) {
      book.order(order("site" + i, Value.DRAIN), 1, Duration.ZERO, 0);
    }
    book.order(order("site0", Value.NONE), 2, Duration.ZERO, 0);

    BoardReading reading = book.reading(CONNECTED);
    assertThat(reading.others()).hasSize(BoardBook.MAX_MEMBERS);
    assertThat(reading.orders()).hasSize(BoardBook.MAX_ORDERS);
    assertThat(reading.orders().get(new OrderKey("p", "site0", Aspect.DRAIN)).version())
        .isEqualTo(2);
    assertThat(reading.refused()).isEqualTo(20);
  }

  @Test
  void anOlderVersionOfAnOrderChangesNothing() {
    book.order(order("boston", Value.NONE), 3, Duration.ZERO, 0);
    book.order(order("boston", Value.DRAIN), 2, Duration.ZERO, 0);

    assertThat(book.reading(CONNECTED).orders().values())
        .extracting(heard -> heard.order().value())
        .containsExactly(Value.NONE);
  }

  @Test
  void anOrderHoldsForTheTimeThatIsLeftOfIt() {
    FleetOrder minutes = drain(Value.DRAIN, Optional.of(Duration.ofSeconds(60)));
    HeardOrder read = new HeardOrder(minutes, 1, Duration.ofSeconds(20), -5);
    long halfMinute = Duration.ofSeconds(30).toNanos() - 5;
    long minute = Duration.ofSeconds(60).toNanos() - 5;

    assertThat(read.left(-5)).contains(Duration.ofSeconds(40));
    assertThat(read.left(halfMinute)).contains(Duration.ofSeconds(10));
    assertThat(read.isInEffect(halfMinute)).isTrue();
    assertThat(read.left(minute)).contains(Duration.ZERO);
    assertThat(read.isInEffect(minute)).isFalse();
    assertThat(new HeardOrder(minutes, 1, Duration.ofSeconds(-9), -5).left(-5))
        .as("an engine whose date was set back")
        .contains(Duration.ofSeconds(60));
  }

  @Test
  void anOrderWithoutAnEndHoldsUntilItIsTakenBack() {
    HeardOrder read =
        new HeardOrder(drain(Value.DRAIN, Optional.empty()), 1, Duration.ofDays(9), 0);
    HeardOrder takenBack = new HeardOrder(drain(Value.NONE, Optional.empty()), 2, Duration.ZERO, 0);

    assertThat(read.left(1)).isEmpty();
    assertThat(read.isInEffect(1)).isTrue();
    assertThat(takenBack.isInEffect(1)).isFalse();
  }

  private static FleetOrder drain(Value value, Optional<Duration> lasts) {
    OrderKey key = new OrderKey("p", "boston", Aspect.DRAIN);
    return new FleetOrder(key, value, lasts, "ann", "a");
  }

  private static byte[] order(String site, Value value) {
    OrderKey key = new OrderKey("p", site, Aspect.DRAIN);
    return OrderText.write(new FleetOrder(key, value, Optional.empty(), "ann", "a"));
  }
}
