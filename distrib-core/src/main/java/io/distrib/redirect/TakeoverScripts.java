package io.distrib.redirect;

import io.distrib.http.Authority;
import io.distrib.http.RequestTarget;
import io.distrib.marker.MarkerPlacement;
import io.distrib.marker.MarkerSettings;
import io.distrib.model.DistributionRequest;
import io.distrib.model.TakeoverSettings;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The scripts for browsers whose site dies: a service worker, and what registers it. Under every
 * name, and for everybody. Where the worker is turned off, the one that is served ends itself.
 * <em>Immutable, thread-safe.</em>
 */
final class TakeoverScripts {
  private static final String FOLDER = "/.well-known/distrib/";
  private static final String WORKER = FOLDER + "worker.js";
  private static final String REGISTER = FOLDER + "register.js";

  /** How many sites a worker knows beside the Pool Name. */
  private static final int MAX_OTHERS = 2;

  private final Topology topology;
  private final Site site;
  private final MarkerSettings marker;
  private final TakeoverSettings settings;
  private final LocationOrigins origins;
  private final PeoplePages pages;
  private final String worker;
  private final String register;

  TakeoverScripts(DistributorSettings settings, LocationOrigins origins, PeoplePages pages) {
    this.origins = origins;
    this.pages = pages;
    this.topology = settings.topology;
    this.site = settings.site;
    this.marker = settings.marker;
    this.settings = settings.takeover;
    this.worker = ScriptText.of(this.settings.worker() ? "worker.js" : "worker-off.js");
    this.register = this.settings.worker() ? ScriptText.of("register.js") : "";
  }

  /** Whether {@code target} is one of the scripts. Almost every request differs at once. */
  boolean isHere(String target) {
    if (target.startsWith("/")) {
      return target.startsWith(FOLDER) && isScript(target);
    }
    return isScript(RequestTarget.parse(target).pathAndQuery());
  }

  /** Whether {@code request}, for one of the scripts, can have it. */
  boolean isOpenTo(DistributionRequest request) {
    return request.method().equals("GET") || request.method().equals("HEAD");
  }

  /** The script that {@code asked}, as the client asked it, is for. */
  String of(DistributionRequest asked) {
    RequestTarget target = RequestTarget.parse(asked.target());
    if (isPath(target.pathAndQuery(), REGISTER)) {
      return register;
    }
    String authority = target.authority() == null ? asked.host() : target.authority();
    return settings.worker() ? worker + arguments(asked, authority) + ";\n" : worker;
  }

  private static boolean isScript(String target) {
    return isPath(target, WORKER) || isPath(target, REGISTER);
  }

  /** A query does not matter. */
  private static boolean isPath(String target, String path) {
    return target.startsWith(path)
        && (target.length() == path.length() || target.charAt(path.length()) == '?');
  }

  /** What the worker of the site whose name {@code authority} has is told. */
  private String arguments(DistributionRequest asked, @Nullable String authority) {
    Authority name = authority == null ? null : Authority.parse(authority);
    int port = name == null ? 0 : name.port();
    Site home = name == null ? site : siteNamed(name.host());
    return Stream.concat(
            Stream.of(
                removal(),
                quoted(marker.name() + "-moved=" + home.id() + "~"),
                Long.toString(settings.after().toMillis()),
                notice(asked),
                quoted(origins.of(topology.pool().name(), asked, port))),
            others(home).stream().map(other -> quoted(origins.of(other, asked, port))))
        .collect(Collectors.joining(",", "(", ")"));
  }

  /** The page that the worker shows when a form may not have arrived. */
  private String notice(DistributionRequest asked) {
    return PeoplePages.unsent(pages.texts(asked.header("Accept-Language"))).stream()
        .map(part -> quoted(JsonText.escaped(part)))
        .collect(Collectors.joining(","));
  }

  /** The site that {@code host} names, whichever answers for it; this one for any other name. */
  private Site siteNamed(String host) {
    return topology.sites().stream()
        .filter(candidate -> candidate.name().text().equals(host))
        .findFirst()
        .orElse(site);
  }

  /** The next ones in the ring of {@code home}. */
  private List<Site> others(Site home) {
    List<Site> ring = topology.ringOf(home);
    List<Site> others = new ArrayList<>();
    for (int i = 1; i < ring.size() && others.size() < MAX_OTHERS; i++) {
      others.add(ring.get((ring.indexOf(home) + i) % ring.size()));
    }
    return others;
  }

  /** A pattern for what distrib has put into a path and query. */
  private String removal() {
    String name = marker.name();
    return marker.placement() == MarkerPlacement.QUERY
        ? "/(?<=[?&])%s(-moved|-ticket)?=[^&]*&?/gi".formatted(name)
        : "/(?<=[?&])%1$s-(moved|ticket)=[^&]*&?|(\\/%1$s=[^\\/?]*)+(?=\\/?(\\?|$))/gi"
            .formatted(name);
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
