package io.distrib.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.model.DistributionRequest;
import io.distrib.spi.GroupSelector;
import io.distrib.testkit.GroupSelectorContract;
import io.distrib.testkit.Requests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

// region contract
class HeaderSelectorTest extends GroupSelectorContract {
  @Override
  protected GroupSelector selector() {
    return new HeaderSelector("X-Region");
  }

  // end region

  @Override
  protected List<DistributionRequest> requests() {
    return List.of(region("europe"), region("atlantis"), Requests.get("app.example.test", "/"));
  }

  @Test
  void goesByTheField() {
    assertThat(selector().select(region("europe"), topology()))
        .isEqualTo(topology().group("europe"))
        .isPresent();
    assertThat(selector().select(region("atlantis"), topology())).isEmpty();
  }

  private static DistributionRequest region(String id) {
    return Requests.with(Requests.get("app.example.test", "/"), Map.of("X-Region", id));
  }
}
