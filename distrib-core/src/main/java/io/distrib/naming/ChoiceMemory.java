package io.distrib.naming;

/**
 * The choices that client networks go on with, so that one client is given one site for every kind
 * of record (D7): 128 kB, whatever happens. Naming services whose names differ can share one; a
 * process with very many pools should. <em>Thread-safe.</em>
 */
public final class ChoiceMemory {
  final RecentChoices choices = new RecentChoices();

  /** An empty memory. */
  public ChoiceMemory() {}
}
