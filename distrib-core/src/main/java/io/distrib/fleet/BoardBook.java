package io.distrib.fleet;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a board has read so far, within bounds: the part that all boards have in common. It trusts
 * no text: what cannot be read changes nothing and is counted (E12). <em>Not thread-safe.</em>
 */
public final class BoardBook {
  /** How many other members are known at most. */
  public static final int MAX_MEMBERS = 256;

  /** How many orders are known at most. */
  public static final int MAX_ORDERS = 10_000;

  private final String ownMember;
  private final Map<String, HeardStatement> others = new HashMap<>();
  private final Map<OrderKey, HeardOrder> orders = new HashMap<>();
  private long refused;

  /** An empty one for the member {@code ownMember}, whose own statements are passed over. */
  public BoardBook(String ownMember) {
    this.ownMember = ownMember;
  }

  /** All statements are old from now on, until their members say something else (E4, E10). */
  public void reconnected() {
    others.replaceAll((member, heard) -> heard.reconnected());
  }

  /**
   * Takes the statement of {@code member}.
   *
   * @param nanos when it was read, by the monotonic clock of this member
   */
  public void hear(String member, byte[] text, long nanos) {
    if (member.equals(ownMember)) {
      return;
    }
    Optional<StatementText.Stamped> read =
        StatementText.read(text)
            .filter(stamped -> stamped.statement().posting().member().equals(member));
    if (read.isEmpty() || !hasRoom(others, member, MAX_MEMBERS)) {
      refused++;
      return;
    }
    Statement statement = read.get().statement();
    Stamp stamp = read.get().stamp();
    HeardStatement before = others.get(member);
    others.put(
        member,
        before == null
            ? HeardStatement.first(statement, stamp, nanos)
            : before.next(statement, stamp, nanos));
  }

  /** {@code member} is not present any more. */
  public void gone(String member) {
    others.remove(member);
  }

  /**
   * Takes the entry of an order.
   *
   * @param version of the entry
   * @param age how long ago it was written, as the engine tells
   * @param nanos when it was read, by the monotonic clock of this member
   */
  public void order(byte[] text, long version, Duration age, long nanos) {
    Optional<FleetOrder> read =
        OrderText.read(text).filter(order -> hasRoom(orders, order.key(), MAX_ORDERS));
    if (read.isEmpty()) {
      refused++;
      return;
    }
    orders.merge(
        read.get().key(),
        new HeardOrder(read.get(), version, age, nanos),
        (before, next) -> next.version() > before.version() ? next : before);
  }

  /** What is known now. */
  public BoardReading reading(EngineState engine) {
    return new BoardReading(others, orders, engine, refused);
  }

  private static <K> boolean hasRoom(Map<K, ?> map, K key, int max) {
    return map.size() < max || map.containsKey(key);
  }
}
