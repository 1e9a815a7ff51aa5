package io.distrib.server.daemon.operator;

import io.distrib.server.protocol.Glob;
import io.distrib.topology.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sites that a command names: by id, by pool and id ({@code app.example.test/boston}), or by a
 * pattern of either with {@code *} and {@code ?}.
 */
final class ChosenSites {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._/*?-]{1,320}");

  private static final int MAX_LISTED = 20;

  private final List<? extends OperatedPool> pools;

  ChosenSites(List<? extends OperatedPool> pools) {
    this.pools = pools;
  }

  /** One of them, and its pool. */
  record Choice(OperatedPool pool, Site site) {
    @Override
    public String toString() {
      return pool.naming().topology().label(site);
    }
  }

  /**
   * The sites that {@code patterns}, with spaces between them, mean, each once.
   *
   * @throws IllegalArgumentException if one means none, or, being no pattern, several
   */
  List<Choice> of(String patterns) {
    List<Choice> chosen = new ArrayList<>();
    for (String pattern : patterns.trim().split(" +", -1)) {
      matching(pattern).stream().filter(choice -> !chosen.contains(choice)).forEach(chosen::add);
    }
    return chosen;
  }

  private List<Choice> matching(String pattern) {
    if (!FORM.matcher(pattern).matches()) {
      throw new IllegalArgumentException(
          "site \"" + pattern + "\" (expected an id, POOL/ID, or a pattern with * and ?)");
    }
    Glob glob = new Glob(pattern);
    List<Choice> found =
        pools.stream()
            .flatMap(pool -> choices(pool).stream())
            .filter(choice -> glob.matchesSite(choice.pool().name().text(), choice.site().id()))
            .toList();
    requireOne(pattern, found);
    return found;
  }

  private void requireOne(String pattern, List<Choice> found) {
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "site \""
              + pattern
              + "\" (expected "
              + (Glob.isOne(pattern) ? "some of " : "one of ")
              + known()
              + ")");
    }
    if (found.size() > 1 && !Glob.isOne(pattern)) {
      throw new IllegalArgumentException(
          "site \"" + pattern + "\" is in several pools (expected one of " + text(found) + ")");
    }
  }

  private String known() {
    return listed(
        pools.stream()
            .flatMap(pool -> choices(pool).stream())
            .map(choice -> pools.size() == 1 ? choice.site().id() : choice.toString()));
  }

  private static String listed(Stream<String> sites) {
    List<String> all = sites.limit(MAX_LISTED + 1).toList();
    return all.size() <= MAX_LISTED
        ? String.join(", ", all)
        : String.join(", ", all.subList(0, MAX_LISTED)) + ", ...";
  }

  private static List<Choice> choices(OperatedPool pool) {
    return pool.naming().topology().sites().stream().map(site -> new Choice(pool, site)).toList();
  }

  private static String text(List<Choice> choices) {
    return listed(choices.stream().map(Choice::toString));
  }
}
