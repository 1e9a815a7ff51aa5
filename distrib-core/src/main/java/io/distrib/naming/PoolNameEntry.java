package io.distrib.naming;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entry of the Pool Name where it means the client's group, if that is known (D9).
 * <em>Thread-safe.</em>
 */
final class PoolNameEntry implements NameHandle {
  private final List<NameVariant> variants;
  private final List<BalancedNameEntry> entries;
  private final LivePlaces places;

  /**
   * The entry of a pool.
   *
   * @param entries that of clients whose group is not known, then one for each group
   */
  PoolNameEntry(List<BalancedNameEntry> entries, LivePlaces places) {
    this.variants = List.copyOf(entries);
    this.entries = List.copyOf(entries);
    this.places = places;
  }

  @Override
  public List<NameVariant> variants() {
    return variants;
  }

  @Override
  public int variantOf(@Nullable InetAddress client) {
    return client == null ? 0 : 1 + places.locator().groupOf(client);
  }

  @Override
  public int scopeOf(@Nullable InetAddress client) {
    return client == null
        ? 0
        : Math.max(
            places.locator().scopeOfGroup(client), entries.get(variantOf(client)).scopeOf(client));
  }
}
