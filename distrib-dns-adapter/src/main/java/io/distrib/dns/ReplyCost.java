package io.distrib.dns;

/** How often a UDP reply counts in the rate limit: the longer it is for its query, the more. */
final class ReplyCost {
  /** A reply counts once for each part of this many times the size of its query. */
  private static final int FREE_TIMES = 3;

  private ReplyCost() {}

  /** How often a reply counts beyond the once of every reply. */
  static int further(int queryBytes, int replyBytes) {
    int part = FREE_TIMES * queryBytes;
    return replyBytes <= part ? 0 : (replyBytes - 1) / part;
  }
}
