package io.distrib.marker;

import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import io.distrib.topology.TopologyId;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sign by which a browser whose site has died says from which one it comes: the parameter
 * {@code distrib-moved=SITE~MILLISECONDS}, with a marker named {@code distrib}. It is the client's
 * own word, so it opens nothing. <em>Immutable.</em>
 */
public final class MovedSign {
  private static final Pattern VALUE = Pattern.compile("(" + TopologyId.FORM + ")~\\d{1,16}");

  private final String label;
  private final Set<String> siteIds;

  private MovedSign(String label, Set<String> siteIds) {
    this.label = label;
    this.siteIds = siteIds;
  }

  /** How the clients of {@code topology}'s pool say it. */
  public static MovedSign of(MarkerSettings settings, Topology topology) {
    return new MovedSign(
        MarkerPlacement.label(settings.name() + "-moved"),
        topology.sites().stream().map(Site::id).collect(Collectors.toUnmodifiableSet()));
  }

  /** The id of the declared site that the last sign in {@code target} names; null without one. */
  public @Nullable String siteIn(String target) {
    int start = MarkerPlacement.QUERY.lastValueStart(target, label);
    if (start < 0) {
      return null;
    }
    int end = MarkerPlacement.QUERY.valueEnd(target, start);
    Matcher parts = VALUE.matcher(MarkerPlacement.value(target.substring(start, end)));
    return parts.matches() && siteIds.contains(parts.group(1)) ? parts.group(1) : null;
  }

  /** {@code target} without any sign: the same object if it has none. */
  public String remove(String target) {
    return MarkerPlacement.QUERY.remove(target, label);
  }
}
