package io.distrib.fleet;

/**
 * An order as the board has it. <em>Immutable.</em>
 *
 * @param order what it says
 * @param version of its entry, 1 or more; rises with each writing
 */
public record HeardOrder(FleetOrder order, long version) {}
