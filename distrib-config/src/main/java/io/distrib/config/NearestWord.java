package io.distrib.config;

import com.google.common.base.Ascii;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which word was meant. */
public final class NearestWord {
  private static final int MAX_LENGTH = 64;

  private NearestWord() {}

  /** The one of {@code words} that {@code typed} is a slip of; empty if none is near. */
  public static Optional<String> to(String typed, Collection<String> words) {
    if (typed.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String lower = Ascii.toLowerCase(typed).replace('_', '-');
    int max = Math.max(1, Math.min(3, typed.length() / 3));
    return words.stream()
        .min(Comparator.comparingInt(word -> distance(lower, word)))
        .filter(word -> distance(lower, word) <= max);
  }

  /** How many letters must be put in, left out or changed to turn {@code a} into {@code b}. */
  private static int distance(String a, String b) {
    int[] costs = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      costs[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = costs[0];
      costs[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = costs[j];
        costs[j] = Math.min(changed, 1 + Math.min(costs[j], costs[j - 1]));
      }
    }
    return costs[b.length()];
  }
}
