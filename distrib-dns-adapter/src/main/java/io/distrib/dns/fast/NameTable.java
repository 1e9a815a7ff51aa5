package io.distrib.dns.fast;

import io.distrib.dns.message.WireNames;
import io.distrib.dns.zone.Zones;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds names where they lie in a message: a table with open addressing, at most half full, so that
 * a search ends. <em>Immutable, thread-safe.</em>
 */
public final class NameTable {
  private final @Nullable CachedName[] table;
  private final int mask;
  private final int size;

  /** No two of {@code names} are equal. */
  private NameTable(List<CachedName> names) {
    this.table = new CachedName[Integer.highestOneBit(Math.max(names.size(), 1)) << 2];
    this.mask = table.length - 1;
    this.size = names.size();
    for (CachedName name : names) {
      table[free(name.hash() & mask)] = name;
    }
  }

  /** All names of naming services in {@code zones}. */
  public static NameTable of(Zones zones) {
    return new NameTable(zones.poolNames().map(CachedName::new).toList());
  }

  /** How many there are. */
  int size() {
    return size;
  }

  /** Maybe the name of {@code bytes} bytes at {@code at}; null if the table does not have it. */
  @Nullable CachedName guess(ByteBuffer message, int at, int bytes) {
    return table[WireNames.hash(message, at, bytes) & mask];
  }

  /** The name of {@code bytes} bytes at {@code at}; null if the table does not have it. */
  @Nullable CachedName find(ByteBuffer message, int at, int bytes) {
    int hash = WireNames.hash(message, at, bytes);
    int slot = hash & mask;
    CachedName name = table[slot];
    while (name != null && !(name.hash() == hash && name.isAt(message, at, bytes))) {
      slot = (slot + 1) & mask;
      name = table[slot];
    }
    return name;
  }

  private int free(int first) {
    int slot = first;
    while (table[slot] != null) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
