package io.distrib.fleet;

/**
 * Tells one statement of a member from the next. <em>Immutable.</em>
 *
 * @param run drawn at random when the member's board is opened
 * @param sequence rises with each statement of this run
 */
public record Stamp(long run, long sequence) {}
