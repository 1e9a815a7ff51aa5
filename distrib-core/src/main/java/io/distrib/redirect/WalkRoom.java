package io.distrib.redirect;

import io.distrib.marker.Marker;
import io.distrib.marker.ReturnTicket;
import io.distrib.model.DistributionRequest;
import io.distrib.model.PlaceInLine;
import io.distrib.topology.Group;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request that is sent on fits where it arrives, and wherever a walk along the ring then
 * leads it. What a marker, a ticket, a longer name and cookies add is reckoned with at the first
 * step, for a client that is refused later has nowhere to go. <em>Immutable, thread-safe.</em>
 */
final class WalkRoom {
  /** Some clients write {@code %7E} for each tilde, of which a ticket has six. */
  private static final int ESCAPES = 12;

  /** A colon and the digits of a port. */
  private static final int PORT = 6;

  private static final long MAX_SECONDS = 999_999_999_999L;
  private static final long MAX_MICROS = 999_999_999_999_999_999L;

  private static final PlaceInLine MAX_LINE =
      new PlaceInLine(PlaceInLine.MAX_AHEAD, OptionalInt.of(PlaceInLine.MAX_WAIT_SECONDS));

  private final FactSources sources;
  private final int maxAddition;
  private final int maxAuthority;
  private final String longestId;

  WalkRoom(FactSources sources) {
    Topology topology = sources.topology();
    this.sources = sources;
    this.longestId =
        Stream.concat(
                topology.sites().stream().map(Site::id), topology.groups().stream().map(Group::id))
            .max(Comparator.comparingInt(String::length))
            .orElseThrow();
    this.maxAddition = maxMarker(sources, longestId) + maxTicket(sources.tickets(), longestId);
    this.maxAuthority = maxName(topology) + PORT;
  }

  /**
   * Whether {@code target}, the path and query of {@code request} in ASCII, leaves enough of it.
   *
   * @param hasTicket whether the client brings a ticket: then there was room the first time
   */
  boolean isEnough(
      DistributionRequest request, String target, long nowSeconds, BooleanSupplier hasTicket) {
    int name = Math.max(0, maxAuthority - length(request.host()));
    int cookies = sources.cookies().growth(longestId, request, nowSeconds);
    long spare = (long) request.maxTarget() - maxAddition - name - cookies;
    return target.length() <= spare
        || sources.targets().of(target).length() <= spare
        || hasTicket.getAsBoolean();
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }

  private static int maxMarker(FactSources sources, String siteId) {
    Marker.Overflow walk = new Marker.Overflow(siteId, Marker.Overflow.MAX_HOPS);
    String longest = sources.codec().write("", "/", new Marker(MAX_SECONDS, walk));
    return longest.length() - 1 + ESCAPES;
  }

  private static int maxTicket(@Nullable ReturnTickets tickets, String siteId) {
    if (tickets == null) {
      return 0;
    }
    ReturnTicket longest = new ReturnTicket(MAX_MICROS, MAX_SECONDS, siteId, MAX_LINE);
    int inQuery = tickets.inQuery(longest, "/").length() - 1 + ESCAPES;
    return 2 * inQuery; // A cookie carries it as well.
  }

  private static int maxName(Topology topology) {
    return topology.properNames().stream()
        .mapToInt(name -> name.text().length())
        .max()
        .orElseThrow();
  }
}
