package io.distrib.fuzz;

import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A browser that goes where it is sent, from site to site, and keeps what cookies it is given. It
 * asks as browsers do: by what it makes of an address, not by what was written. <em>Confined to one
 * thread.</em>
 */
final class Walk {
  /**
   * The ring of three, the two redirects more that section 6 of the rules allows, and one for a
   * cookie.
   */
  private static final int MAX_REDIRECTS = 6;

  private static final List<Integer> ALL = List.of(0, 1, 2);

  /** With groups, what a name means, in order: its group, or the first group of its site. */
  private static final Map<String, List<Integer>> RINGS =
      Map.of(
          "europe", List.of(2, 1),
          "americas", List.of(0, 1),
          "geneva", List.of(2, 1),
          "chicago", List.of(2, 1),
          "boston", List.of(0, 1));

  private final FuzzedSites sites;
  private final LocationFuzzTest.Options options;

  /** By name, with {@code @} and a host if they are for that alone. */
  private final Map<String, String> cookies = new LinkedHashMap<>();

  Walk(FuzzedSites sites, LocationFuzzTest.Options options) {
    this.sites = sites;
    this.options = options;
  }

  /** Requires that the walk for {@code target}, with {@code cookie} to start with, ends. */
  void follow(String target, String cookie) {
    String start = options.scheme().text() + "://" + options.startsAt() + target;
    HttpUrl url = target.startsWith("/") ? Browser.read(start) : null;
    for (int redirects = 0; url != null; redirects++) {
      Verdict.require(redirects <= MAX_REDIRECTS, "a walk that ends", url);
      url = next(url, cookie, redirects);
    }
  }

  /** Where the site that {@code url} leads to sends its client; null if it does not. */
  private @Nullable HttpUrl next(HttpUrl url, String cookie, int redirects) {
    int index = resolve(Browser.name(url), redirects);
    DistributionRequest request = request(url, cookie);
    DistributionDecision decision =
        sites.site(index, options.isBusy(index), options.isDraining(index)).decide(request);
    if (!(decision instanceof Redirect redirect)) {
      return null;
    }
    redirect.cookies().forEach(field -> keep(field, url.host()));
    return Browser.read(redirect.location());
  }

  private DistributionRequest request(HttpUrl url, String cookie) {
    boolean isDefault = url.port() == HttpUrl.defaultPort(url.scheme());
    StringBuilder jar = new StringBuilder(cookie);
    cookies.forEach(
        (name, value) -> {
          int at = name.indexOf('@');
          if (at < 0 || name.endsWith("@" + url.host())) {
            jar.insert(0, name.substring(0, at < 0 ? name.length() : at) + "=" + value + "; ");
          }
        });
    return new DistributionRequest(
        "GET",
        options.scheme(),
        isDefault ? url.host() : url.host() + ":" + url.port(),
        Browser.target(url),
        options.client(),
        false,
        asPage(options.headers(jar.toString(), "text/html")));
  }

  /** A script would not be let follow. */
  private static Function<String, @Nullable String> asPage(
      Function<String, @Nullable String> headers) {
    return name -> name.equals("Sec-Fetch-Mode") ? null : headers.apply(name);
  }

  private void keep(String field, String host) {
    int equals = field.indexOf('=');
    String name = field.substring(0, equals) + (field.contains("; Domain=") ? "" : "@" + host);
    String value = field.substring(equals + 1, field.indexOf(';'));
    if (value.isEmpty()) {
      cookies.remove(name);
    } else {
      cookies.put(name, value);
    }
  }

  /** The site that answers under {@code name}: the first that lives of those that it means. */
  private int resolve(String name, int redirects) {
    String label = name.substring(0, name.indexOf('.'));
    List<Integer> ring = sites.isGrouped() ? RINGS.getOrDefault(label, ALL) : ALL;
    int own = ring.indexOf(FuzzedSites.IDS.indexOf(label));
    int from = own >= 0 ? own : options.balanced() + redirects;
    for (int i = 0; i < ring.size(); i++) {
      int index = ring.get((from + i) % ring.size());
      if (!options.isDead(index)) {
        return index;
      }
    }
    return anyAlive(ring.get(from % ring.size()));
  }

  private int anyAlive(int otherwise) {
    return ALL.stream().filter(index -> !options.isDead(index)).findFirst().orElse(otherwise);
  }
}
