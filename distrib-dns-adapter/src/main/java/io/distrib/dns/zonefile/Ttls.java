package io.distrib.dns.zonefile;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;

/**
 * The TTLs of the records, also where none is written: that of {@code $TTL} (RFC 2308 4), else the
 * last one stated (RFC 1035 5.1), else the SOA's MINIMUM. It holds across included files.
 * <em>Confined to one thread.</em>
 */
final class Ttls {
  /** Where a file states none at all. */
  private static final long DEFAULT_SECONDS = 300;

  private final Map<Integer, Long> ofRun = new HashMap<>();
  private @Nullable Name runOwner;
  private @Nullable Long stated;
  private @Nullable Long byDirective;

  /** What {@code $TTL} says. */
  void direct(long seconds) {
    byDirective = seconds;
  }

  /** Whether a record without a TTL has one. */
  boolean isKnown() {
    return stated != null || byDirective != null;
  }

  /**
   * The TTL of one record.
   *
   * @param written null if none is written
   */
  long next(@Nullable Long written) {
    if (written != null) {
      stated = written;
      return written;
    }
    if (byDirective != null) {
      return byDirective;
    }
    return stated == null ? DEFAULT_SECONDS : stated;
  }

  /** Of records of one name that follow each other, those of one type have one TTL, the first. */
  long inRun(Name owner, int type, long seconds) {
    if (!owner.equals(runOwner)) {
      runOwner = owner;
      ofRun.clear();
    }
    Long first = ofRun.putIfAbsent(type, seconds);
    return first == null ? seconds : first;
  }
}
