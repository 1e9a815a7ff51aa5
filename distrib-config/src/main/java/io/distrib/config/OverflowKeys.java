package io.distrib.config;

/** The keys of {@code overflow}. */
final class OverflowKeys {
  static final Part PART = new Part("overflow");

  static final Key<Integer> MAX_HOPS =
      PART.add(
          Key.of(
              "max-hops",
              KeyTypes.integer(1, 99),
              "How many redirects a walk along the ring may take; by default one less than its sites, at most 15."));

  private OverflowKeys() {}
}
