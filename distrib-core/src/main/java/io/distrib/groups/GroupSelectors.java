package io.distrib.groups;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.google.common.base.Ascii;
import io.distrib.http.CookieValues;
import io.distrib.http.LanguageRanges;
import io.distrib.http.RequestTarget;
import io.distrib.model.DistributionRequest;
import io.distrib.place.ClientBits;
import io.distrib.place.PlaceTable;
import io.distrib.spi.GroupSelector;
import io.distrib.text.Hashing;
import io.distrib.topology.Group;
import io.distrib.topology.Topology;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The group selectors that come with distrib, and the way to combine several. None blocks; each has
 * no opinion where a request says nothing to it, or where the group that it means is not declared.
 * What they read is the client's own word: it chooses a place, and opens nothing.
 */
public final class GroupSelectors {
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final int HUNDREDTHS = 10_000;

  private GroupSelectors() {}

  /** The group with the longest client network that holds the client: the default. */
  public static GroupSelector clientNetworks() {
    return clients(List.of());
  }

  /**
   * The same, and where no network holds the client, the group of the most particular place that
   * {@code databases} know the client in (D11): what the file of a pool does by itself.
   *
   * @param databases of places of the same kind that of the first one decides
   */
  public static GroupSelector clients(List<PlaceTable> databases) {
    return new ClientGroupSelector(databases);
  }

  /**
   * The same, made ready for the groups of {@code topology}, so that no request has to wait for it:
   * with very many networks or places that takes seconds.
   */
  public static GroupSelector clients(Topology topology, List<PlaceTable> databases) {
    return new ClientGroupSelector(topology, databases);
  }

  /**
   * By a header field: group ids by its whole values.
   *
   * @param name the field's name, in any case
   * @throws IllegalArgumentException if that is no name of a field
   */
  public static GroupSelector header(String name, Map<String, String> groups) {
    Map<String, String> byValue = Map.copyOf(groups);
    requireToken(name);
    return byId(request -> look(byValue, request.header(name)));
  }

  /**
   * By a cookie that the application sets: group ids by its whole values. Of several cookies of
   * that name the first counts.
   *
   * @param name the cookie's name, in its very case
   * @throws IllegalArgumentException if that is no name of a cookie
   */
  public static GroupSelector cookie(String name, Map<String, String> groups) {
    Map<String, String> byValue = Map.copyOf(groups);
    requireToken(name);
    return byId(request -> look(byValue, new CookieValues(request.header("Cookie"), name).next()));
  }

  /**
   * By the path: group ids by beginnings, such as {@code /eu}, that end where a segment ends; the
   * longest counts. Nothing is decoded: {@code /%65u} is another path.
   *
   * @throws IllegalArgumentException if one does not start with {@code /}
   */
  public static GroupSelector pathPrefix(Map<String, String> groups) {
    groups
        .keySet()
        .forEach(
            prefix ->
                checkArgument(prefix.startsWith("/"), "path prefix %s is out of form", prefix));
    List<Map.Entry<String, String>> longestFirst =
        Map.copyOf(groups).entrySet().stream()
            .sorted(Comparator.comparingInt(entry -> -entry.getKey().length()))
            .toList();
    return byId(request -> byPath(request.target(), longestFirst));
  }

  /**
   * By the language that the client prefers (RFC 9110 12.5.4): group ids by language tags in any
   * case, such as {@code pt} or {@code pt-BR}. A tag is also the choice of those who ask for more
   * than it says: {@code de} for {@code de-AT}.
   */
  public static GroupSelector acceptLanguage(Map<String, String> groups) {
    Map<String, String> byTag =
        groups.entrySet().stream()
            .collect(
                toUnmodifiableMap(entry -> Ascii.toLowerCase(entry.getKey()), Map.Entry::getValue));
    return byId(request -> LanguageRanges.best(request.header("Accept-Language"), byTag));
  }

  /**
   * One group for a part of all clients, as for a canary; no opinion about the others. The same
   * client network (/24, /48) is always in or always out, at every site; who is in stays in when
   * the part grows.
   *
   * @param percent how many of a hundred client networks, 0 to 100, in steps of 0.01
   * @param group the id of the group
   * @param purpose any word: for another purpose other clients are chosen
   * @throws IllegalArgumentException if {@code percent} is out of range
   */
  public static GroupSelector percentage(double percent, String group, String purpose) {
    checkArgument(percent >= 0 && percent <= 100, "percentage %s is out of form", percent);
    long limit = Math.round(percent * HUNDREDTHS / 100);
    long salt = Hashing.of(purpose);
    return byId(
        request -> {
          InetAddress client = request.remote();
          return client != null && place(client, salt) < limit
              ? Optional.of(group)
              : Optional.empty();
        });
  }

  /**
   * Spreads the clients evenly over groups: the same client network (/24, /48) is always in the
   * same one, and only its own clients move when a group goes.
   *
   * @param groups the ids of the groups; none: all of the topology's
   */
  public static GroupSelector clientHash(String... groups) {
    Set<String> ids = Set.of(groups);
    return new Selector(
        (request, topology) -> {
          InetAddress client = request.remote();
          return client == null ? Optional.empty() : highest(client, topology, ids);
        },
        false);
  }

  /** What the first of {@code selectors} says that has an opinion. */
  public static GroupSelector firstOf(GroupSelector... selectors) {
    List<GroupSelector> all = List.of(selectors);
    boolean mayBlock = all.stream().anyMatch(GroupSelector::mayBlock);
    return new Selector((request, topology) -> first(all, request, topology), mayBlock);
  }

  private static Optional<Group> first(
      List<GroupSelector> all, DistributionRequest request, Topology topology) {
    for (GroupSelector selector : all) {
      Optional<Group> selected = selector.select(request, topology);
      if (selected.isPresent() && topology.groups().contains(selected.get())) {
        return selected;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> look(Map<String, String> byValue, @Nullable String value) {
    return value == null ? Optional.empty() : Optional.ofNullable(byValue.get(value.strip()));
  }

  private static Optional<String> byPath(
      String target, List<Map.Entry<String, String>> longestFirst) {
    String pathAndQuery = RequestTarget.parse(target).pathAndQuery();
    int query = pathAndQuery.indexOf('?');
    int end = query < 0 ? pathAndQuery.length() : query;
    for (Map.Entry<String, String> entry : longestFirst) {
      if (isBelow(pathAndQuery, end, entry.getKey())) {
        return Optional.of(entry.getValue());
      }
    }
    return Optional.empty();
  }

  private static boolean isBelow(String path, int end, String prefix) {
    int length = prefix.length();
    return length <= end
        && path.startsWith(prefix)
        && (length == end || prefix.endsWith("/") || path.charAt(length) == '/');
  }

  /** Where {@code client} stands among all, 0 to 9,999. */
  private static long place(InetAddress client, long salt) {
    return Long.remainderUnsigned(
        Hashing.mix(ClientBits.of(client).networkHash() ^ salt), HUNDREDTHS);
  }

  /** By rendezvous hashing. */
  private static Optional<Group> highest(InetAddress client, Topology topology, Set<String> ids) {
    long network = ClientBits.of(client).networkHash();
    Group best = null;
    long highest = Long.MIN_VALUE;
    for (Group group : topology.groups()) {
      long score = Hashing.mix(network ^ Hashing.of(group.id()));
      if (score >= highest && (ids.isEmpty() || ids.contains(group.id()))) {
        highest = score;
        best = group;
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * By the id of a group that {@code choice} finds for a request; no opinion where it finds none,
   * or one that the topology does not have.
   *
   * @param choice runs on the caller's thread, so it must not block
   */
  public static GroupSelector byId(Function<DistributionRequest, Optional<String>> choice) {
    return new Selector(
        (request, topology) ->
            topology.groups().isEmpty()
                ? Optional.empty()
                : choice.apply(request).flatMap(topology::group),
        false);
  }

  private static void requireToken(String name) {
    checkArgument(TOKEN.matcher(name).matches(), "name \"%s\" is out of form", name);
  }

  private record Selector(
      BiFunction<DistributionRequest, Topology, Optional<Group>> choice, boolean mayBlock)
      implements GroupSelector {
    @Override
    public Optional<Group> select(DistributionRequest request, Topology topology) {
      return choice.apply(request, topology);
    }
  }
}
