package io.distrib.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.model.DistributionRequest;
import io.distrib.model.Scheme;
import io.distrib.spi.GroupSelector;
import io.distrib.topology.Group;
import io.distrib.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link GroupSelector} must do. Extend it and give it yours; all tests are inherited.
 */
public abstract class GroupSelectorContract {
  private static final String HOST = "app.example.test";

  /** The selector under test. */
  protected abstract GroupSelector selector();

  /** The topology to ask it about; override for one that it knows. */
  protected Topology topology() {
    return Topologies.grouped();
  }

  /** What is asked of it: override to add requests that matter to it. */
  protected List<DistributionRequest> requests() {
    return List.of(
        Requests.get(HOST, "/"),
        Requests.from("198.51.100.7", Requests.get(HOST, "/")),
        Requests.from("2001:db8:e::5", Requests.of("POST", HOST, "/a?b")),
        Requests.get("", "*"),
        new DistributionRequest(
            "GET", Scheme.HTTPS, null, "/", null, false, DistributionRequest.NO_HEADERS));
  }

  @Test
  void selectsOnlyGroupsOfTheTopology() {
    for (DistributionRequest request : requests()) {
      Optional<Group> selected = selector().select(request, topology());
      assertTrue(
          selected.map(topology().groups()::contains).orElse(true),
          () -> selected + " for " + request);
    }
  }

  @Test
  void answersTheSameTwice() {
    for (DistributionRequest request : requests()) {
      assertEquals(selector().select(request, topology()), selector().select(request, topology()));
    }
  }

  @Test
  void hasNoOpinionWhereThereAreNoGroups() {
    for (DistributionRequest request : requests()) {
      assertEquals(Optional.empty(), selector().select(request, Topologies.flat()));
    }
  }

  @Test
  void answersManyThreadsWithinTheLimit() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            IntStream.range(0, 1_000)
                .parallel()
                .forEach(
                    i -> selector().select(requests().get(i % requests().size()), topology())));
  }
}
