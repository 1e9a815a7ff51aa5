package io.distrib.dns.guard;

/** How many replies a UDP reply counts as in the rate limit, by its size and its query's. */
public final class ReplyCost {
  /**
   * Maximum reply size, as a multiple of the query size, that counts as one reply, for clients
   * without a valid DNS cookie.
   */
  private static final int MAX_SIZE_FACTOR = 3;

  private ReplyCost() {}

  /** How many a reply counts as, less the one that every reply counts as; 0 or more. */
  public static int further(int queryBytes, int replyBytes) {
    int part = MAX_SIZE_FACTOR * queryBytes;
    return replyBytes <= part ? 0 : (replyBytes - 1) / part;
  }
}
