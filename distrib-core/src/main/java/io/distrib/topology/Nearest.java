package io.distrib.topology;

/**
 * Which sites count as the nearest to a client, and how one of them is chosen (D12).
 * <em>Immutable.</em>
 *
 * @param bandPercent by how much farther than the nearest one a site may be, 0 to 1000; 100 km are
 *     always allowed
 * @param then how one of several is chosen; not {@link Balance#NEAREST}
 */
public record Nearest(int bandPercent, Balance then) {
  /** Where nothing is said: 20 %, and the least busy one. */
  public static final Nearest DEFAULT = new Nearest(20, Balance.LEAST_BUSY);

  /** The greatest band. */
  public static final int MAX_BAND = 1_000;
}
