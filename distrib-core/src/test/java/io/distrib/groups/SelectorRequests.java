package io.distrib.groups;

import io.distrib.model.DistributionRequest;
import io.distrib.model.Scheme;
import io.distrib.spi.GroupSelector;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import io.distrib.topology.Group;
import io.distrib.topology.Topology;
import java.util.List;
import java.util.Map;

/** What the tests of the selectors share: requests, and what a selector chooses for them. */
final class SelectorRequests {
  private static final Topology TOPOLOGY = Topologies.grouped();
  static final Map<String, String> BY_LANGUAGE =
      Map.of("de", "europe", "pt-PT", "europe", "EN", "americas", "pt-br", "americas");
  static final Map<String, String> BY_PATH =
      Map.of("/eu", "europe", "/eu/quito", "americas", "/us/", "americas");

  private SelectorRequests() {}

  /** One of each. */
  static List<GroupSelector> catalogue() {
    return List.of(
        GroupSelectors.header("X-Region", Map.of("eu", "europe")),
        GroupSelectors.cookie("region", Map.of("eu", "europe")),
        GroupSelectors.pathPrefix(BY_PATH),
        GroupSelectors.acceptLanguage(BY_LANGUAGE),
        GroupSelectors.clientNetworks(),
        canary(50),
        GroupSelectors.clientHash());
  }

  /** Europe for {@code percent} of the clients. */
  static GroupSelector canary(double percent) {
    return GroupSelectors.percentage(percent, "europe", "canary");
  }

  /** The group that {@code selector} chooses; {@code -} if none. */
  static String chosen(GroupSelector selector, DistributionRequest request) {
    return selector.select(request, TOPOLOGY).map(Group::id).orElse("-");
  }

  static DistributionRequest get(String target) {
    return Requests.get("app.example.test", target);
  }

  static DistributionRequest with(String name, String value) {
    return Requests.with(get("/"), Map.of(name, value));
  }

  static DistributionRequest unknownClient() {
    return new DistributionRequest(
        "GET", Scheme.HTTP, "x", "/", null, false, DistributionRequest.NO_HEADERS);
  }
}
