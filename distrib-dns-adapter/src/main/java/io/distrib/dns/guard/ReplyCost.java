package io.distrib.dns.guard;

/** How often a UDP reply counts in the rate limit: the longer it is for its query, the more. */
public final class ReplyCost {
  /** A reply counts once for each part of this many times the size of its query. */
  private static final int FREE_TIMES = 3;

  private ReplyCost() {}

  /** How often a reply counts beyond the once of every reply. */
  public static int further(int queryBytes, int replyBytes) {
    int part = FREE_TIMES * queryBytes;
    return replyBytes <= part ? 0 : (replyBytes - 1) / part;
  }
}
