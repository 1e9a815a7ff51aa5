package io.distrib.server.protocol;

/** The arguments of a request that sets or removes an override. */
public final class OverrideFields {
  /** The sites: ids or patterns, separated by blanks. */
  public static final String SITES = "sites";

  /** For how long: a duration, or {@link #EVER}. */
  public static final String FOR = "for";

  /** Why. */
  public static final String REASON = "reason";

  /** Who. */
  public static final String BY = "by";

  /** The value of {@link #FOR} for an override that does not end. */
  public static final String EVER = "ever";

  private OverrideFields() {}
}
