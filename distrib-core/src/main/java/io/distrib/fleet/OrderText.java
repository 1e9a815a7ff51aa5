package io.distrib.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.distrib.fleet.FleetOrder.Value;
import io.distrib.fleet.OrderKey.Aspect;
import java.time.Duration;
import java.util.Optional;

/**
 * The text of an order, one line; fields that are not known are passed over.
 *
 * <pre>
 * order pool=app.example.test site=boston aspect=DRAIN value=DRAIN lasts=3600000 author=ann operation=51f0
 * </pre>
 */
public final class OrderText {
  /** How long a text may be, in bytes. */
  public static final int MAX_BYTES = 4_096;

  private static final Duration MAX_TIME = Duration.ofDays(36_500);

  private OrderText() {}

  /**
   * The text of {@code order}.
   *
   * @throws IllegalArgumentException if that is longer than {@link #MAX_BYTES}
   */
  public static byte[] write(FleetOrder order) {
    TextLine line =
        TextLine.of("order")
            .with("pool", order.key().pool())
            .with("site", order.key().site())
            .with("aspect", order.key().aspect())
            .with("value", order.value())
            .with("author", order.author())
            .with("operation", order.operation());
    byte[] bytes =
        order
            .lasts()
            .map(time -> line.with("lasts", time.toMillis()))
            .orElse(line)
            .written()
            .getBytes(UTF_8);
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException(bytes.length + " bytes (" + MAX_BYTES + " at most)");
    }
    return bytes;
  }

  /** The order in {@code text}; empty if it is of another form, or too long. */
  public static Optional<FleetOrder> read(byte[] text) {
    if (text.length > MAX_BYTES) {
      return Optional.empty();
    }
    try {
      TextLine line = TextLine.read(new String(text, UTF_8).stripTrailing());
      return line.kind().equals("order") ? Optional.of(order(line)) : Optional.empty();
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  private static FleetOrder order(TextLine line) {
    OrderKey key =
        new OrderKey(line.text("pool"), line.text("site"), Aspect.valueOf(line.text("aspect")));
    Optional<Duration> lasts = line.find("lasts").map(Long::parseLong).map(Duration::ofMillis);
    if (lasts.filter(time -> time.compareTo(MAX_TIME) > 0).isPresent()) {
      throw new IllegalArgumentException("an order that lasts " + lasts.orElseThrow());
    }
    return new FleetOrder(
        key, Value.valueOf(line.text("value")), lasts, line.text("author"), line.text("operation"));
  }
}
