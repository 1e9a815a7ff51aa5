package io.distrib.testkit;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.fleet.EngineState;
import io.distrib.fleet.FleetOrder;
import io.distrib.fleet.FleetOrder.Value;
import io.distrib.fleet.FleetSite;
import io.distrib.fleet.HeardOrder;
import io.distrib.fleet.HeardStatement;
import io.distrib.fleet.OrderKey;
import io.distrib.fleet.OrderKey.Aspect;
import io.distrib.fleet.Posting;
import io.distrib.fleet.SiteVerdict;
import io.distrib.fleet.SiteVerdict.Word;
import io.distrib.fleet.Statement;
import io.distrib.spi.FleetBoard;
import io.distrib.spi.FleetBoard.Written;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every {@link FleetBoard} must do. Extend it and give it yours; all tests are inherited. The
 * subclass closes the boards and the engine after each test.
 */
public abstract class FleetBoardContract {
  private static final OrderKey KEY = new OrderKey("app.example.test", "boston", Aspect.DRAIN);

  /** A board of {@code member}, on an engine that all boards of one test share. */
  protected abstract FleetBoard open(String member);

  /** Takes the engine from {@code board}, until its session has ended. */
  protected abstract void cut(FleetBoard board);

  /** Gives the engine back to {@code board}. */
  protected abstract void heal(FleetBoard board);

  /** A statement of {@code member} that its site is {@code word}. */
  protected static Statement statement(String member, Word word) {
    FleetSite site = new FleetSite("app.example.test", "boston", "04c1");
    Map<FleetSite, SiteVerdict> verdicts =
        Map.of(site, SiteVerdict.of(word, Duration.ofMillis(400)));
    return new Statement(new Posting(member, false, verdicts), "1.0", "9f3a");
  }

  /** An order that {@code boston} drains, or no more. */
  protected static FleetOrder order(Value value, String operation) {
    return new FleetOrder(KEY, value, Optional.of(Duration.ofHours(1)), "ann", operation);
  }

  private static Written written(FleetBoard board, FleetOrder order, long known) {
    return board.write(order, known).toCompletableFuture().join();
  }

  private static @Nullable HeardStatement heard(FleetBoard board, String member) {
    return board.reading().others().get(member);
  }

  private static boolean hasNews(FleetBoard board, String member, Word word) {
    HeardStatement heard = heard(board, member);
    return heard != null && heard.isNews() && heard.statement().equals(statement(member, word));
  }

  private static boolean hasOrder(FleetBoard board, FleetOrder order, long version) {
    HeardOrder heard = board.reading().orders().get(KEY);
    return heard != null && heard.order().equals(order) && heard.version() == version;
  }

  private static void awaitConnected(FleetBoard board) {
    await().until(() -> board.reading().engine().kind() == EngineState.Kind.CONNECTED);
  }

  @Test
  void whatIsReadFirstIsNoNews() {
    FleetBoard first = open("ns1");
    first.post(statement("ns1", Word.UP));
    FleetBoard second = open("ns2");

    await().until(() -> heard(second, "ns1") != null);
    assertFalse(second.reading().others().get("ns1").isNews());

    first.post(statement("ns1", Word.DOWN));
    await().until(() -> hasNews(second, "ns1", Word.DOWN));
  }

  @Test
  void aMemberDoesNotHearItself() {
    FleetBoard first = open("ns1");
    FleetBoard second = open("ns2");
    first.post(statement("ns1", Word.UP));
    second.post(statement("ns2", Word.UP));

    await().until(() -> heard(first, "ns2") != null);
    assertEquals(Map.of(), without(first, "ns2"));
  }

  private static Map<String, HeardStatement> without(FleetBoard board, String member) {
    Map<String, HeardStatement> others = new HashMap<>(board.reading().others());
    others.remove(member);
    return others;
  }

  @Test
  void aMemberSpeaksForItselfOnly() {
    FleetBoard first = open("ns1");
    assertThrows(IllegalArgumentException.class, () -> first.post(statement("ns2", Word.UP)));
  }

  @Test
  void anOrderIsReadByAllAndByThoseWhoComeLater() {
    FleetBoard first = open("ns1");
    FleetBoard second = open("ns2");
    awaitConnected(first);
    FleetOrder order = order(Value.DRAIN, "a");

    assertEquals(Written.YES, written(first, order, 0));

    await().until(() -> hasOrder(second, order, 1));
    FleetBoard third = open("ns3");
    await().until(() -> hasOrder(third, order, 1));
    Duration left = third.reading().orders().get(KEY).left(System.nanoTime()).orElseThrow();
    assertTrue(left.compareTo(Duration.ofHours(1)) < 0, left::toString);
    assertTrue(left.compareTo(Duration.ofMinutes(50)) > 0, left::toString);
  }

  @Test
  void anOrderIsNotWrittenOverOneThatIsNotKnown() {
    FleetBoard first = open("ns1");
    FleetBoard second = open("ns2");
    awaitConnected(first);
    awaitConnected(second);

    assertEquals(Written.YES, written(first, order(Value.DRAIN, "a"), 0));
    assertEquals(Written.CHANGED, written(second, order(Value.SERVE, "b"), 0));
    assertEquals(Written.YES, written(second, order(Value.NONE, "c"), 1));
    assertEquals(Written.CHANGED, written(first, order(Value.SERVE, "d"), 1));

    await().until(() -> hasOrder(first, order(Value.NONE, "c"), 2));
  }

  @Test
  void aMemberThatEndsIsGone() {
    FleetBoard first = open("ns1");
    FleetBoard second = open("ns2");
    first.post(statement("ns1", Word.UP));
    await().until(() -> heard(second, "ns1") != null);

    first.close();

    await().until(() -> heard(second, "ns1") == null);
  }

  @Test
  void withoutTheEngineNothingWaitsAndNothingIsForgotten() {
    FleetBoard first = open("ns1");
    awaitConnected(first);
    assertEquals(Written.YES, written(first, order(Value.DRAIN, "a"), 0));
    await().until(() -> !first.reading().orders().isEmpty());

    cut(first);

    await().until(() -> first.reading().engine().kind() == EngineState.Kind.LOST);
    first.post(statement("ns1", Word.UP));
    assertEquals(Written.UNREACHABLE, written(first, order(Value.NONE, "b"), 1));
    assertEquals(order(Value.DRAIN, "a"), first.reading().orders().get(KEY).order());
  }

  @Test
  void whenTheEngineIsBackAllIsReadAndPostedAgain() {
    FleetBoard first = open("ns1");
    FleetBoard second = open("ns2");
    second.post(statement("ns2", Word.UP));
    await().until(() -> heard(first, "ns2") != null);
    second.post(statement("ns2", Word.DOWN));
    await().until(() -> hasNews(first, "ns2", Word.DOWN));
    cut(first);
    await().until(() -> first.reading().engine().kind() == EngineState.Kind.LOST);
    first.post(statement("ns1", Word.DOWN));

    heal(first);

    awaitConnected(first);
    await().until(() -> heard(second, "ns1") != null);
    await().until(() -> heard(first, "ns2") != null && !heard(first, "ns2").isNews());
    second.post(statement("ns2", Word.UP));
    await().until(() -> hasNews(first, "ns2", Word.UP));
  }

  @Test
  void aListenerIsCalledAndMayFail() {
    FleetBoard first = open("ns1");
    FleetBoard second = open("ns2");
    AtomicInteger calls = new AtomicInteger();
    first.onChange(
        () -> {
          throw new IllegalStateException("for the test");
        });
    first.onChange(calls::incrementAndGet);

    second.post(statement("ns2", Word.UP));

    await().until(() -> heard(first, "ns2") != null && calls.get() > 0);
  }
}
