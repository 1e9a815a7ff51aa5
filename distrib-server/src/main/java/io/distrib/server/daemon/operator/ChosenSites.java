package io.distrib.server.daemon.operator;

import com.google.common.net.InetAddresses;
import io.distrib.server.protocol.Glob;
import io.distrib.topology.Site;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sites that a command names: by id, by pool and id ({@code app.example.test/boston}), or by a
 * pattern of either with {@code *} and {@code ?}; and addresses of sites, by what means no site:
 * {@code boston/192.0.2.11}, with a pool before it or not, and patterns of that.
 */
final class ChosenSites {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:/*?-]{1,370}");

  private static final int MAX_LISTED = 20;

  private final List<? extends OperatedPool> pools;

  ChosenSites(List<? extends OperatedPool> pools) {
    this.pools = pools;
  }

  /**
   * One of them, and its pool.
   *
   * @param address which of its addresses is meant; null if the site is
   */
  record Choice(OperatedPool pool, Site site, @Nullable InetAddress address) {
    boolean isMeantBy(Glob glob) {
      String poolName = pool.name().text();
      return address == null
          ? glob.matchesSite(poolName, site.id())
          : glob.matchesAddress(poolName, site.id(), InetAddresses.toAddrString(address));
    }

    @Override
    public String toString() {
      String label = pool.naming().topology().label(site);
      return address == null ? label : label + "/" + InetAddresses.toAddrString(address);
    }
  }

  /**
   * The sites and addresses that {@code patterns}, with spaces between them, mean, each once.
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
          "site \""
              + pattern
              + "\" (expected an id, POOL/ID, ID/ADDRESS, or a pattern with * and ?)");
    }
    List<Choice> found = matching(new Glob(pattern), ChosenSites::sites);
    if (found.isEmpty()) {
      found = matching(new Glob(withPlainAddress(pattern)), ChosenSites::addresses);
    }
    requireOne(pattern, found);
    return found;
  }

  private List<Choice> matching(Glob glob, Function<OperatedPool, Stream<Choice>> choices) {
    return pools.stream().flatMap(choices).filter(choice -> choice.isMeantBy(glob)).toList();
  }

  /** With the address that stands at the end, if one does, in the form that is shown. */
  private static String withPlainAddress(String pattern) {
    int at = pattern.lastIndexOf('/') + 1;
    return Site.parseAddress(pattern.substring(at))
        .map(address -> pattern.substring(0, at) + InetAddresses.toAddrString(address))
        .orElse(pattern);
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
            .flatMap(ChosenSites::sites)
            .map(choice -> pools.size() == 1 ? choice.site().id() : choice.toString()));
  }

  private static String listed(Stream<String> sites) {
    List<String> all = sites.limit(MAX_LISTED + 1).toList();
    return all.size() <= MAX_LISTED
        ? String.join(", ", all)
        : String.join(", ", all.subList(0, MAX_LISTED)) + ", ...";
  }

  private static Stream<Choice> sites(OperatedPool pool) {
    return pool.naming().topology().sites().stream().map(site -> new Choice(pool, site, null));
  }

  private static Stream<Choice> addresses(OperatedPool pool) {
    return pool.naming().topology().sites().stream()
        .flatMap(site -> site.addresses().stream().map(address -> new Choice(pool, site, address)));
  }

  private static String text(List<Choice> choices) {
    return listed(choices.stream().map(Choice::toString));
  }
}
