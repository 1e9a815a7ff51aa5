package io.distrib.fleet;

/**
 * A site, as members that mean the same one name it. <em>Immutable.</em>
 *
 * @param pool the Pool Name
 * @param site the site's id in the pool
 * @param addresses what tells its addresses from others, such as their digest: members whose files
 *     differ in them do not vote together (E12)
 */
public record FleetSite(String pool, String site, String addresses) {}
