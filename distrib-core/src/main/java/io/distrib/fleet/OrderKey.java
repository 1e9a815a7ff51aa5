package io.distrib.fleet;

/**
 * What an order of an operator is about; there is one entry for each (E6). <em>Immutable.</em>
 *
 * @param pool the Pool Name
 * @param site the site's id, or {@code ID/ADDRESS} for one of its addresses
 * @param aspect what of it
 */
public record OrderKey(String pool, String site, Aspect aspect) {
  /** What of a site an operator may decide. */
  public enum Aspect {
    HEALTH,
    DRAIN
  }
}
