package io.distrib.groups;

import static io.distrib.groups.SelectorRequests.BY_LANGUAGE;
import static io.distrib.groups.SelectorRequests.canary;
import static io.distrib.groups.SelectorRequests.catalogue;
import static io.distrib.groups.SelectorRequests.get;
import static io.distrib.groups.SelectorRequests.with;

import io.distrib.model.DistributionRequest;
import io.distrib.spi.GroupSelector;
import io.distrib.testkit.GroupSelectorContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** Each selector of the catalogue keeps the contract of its port. */
class GroupSelectorContractsTest {
  @Nested
  class HeaderKeepsTheContract extends GroupSelectorContract {
    @Override
    protected GroupSelector selector() {
      return GroupSelectors.header("X-Region", Map.of("eu", "europe"));
    }

    @Override
    protected List<DistributionRequest> requests() {
      return List.of(get("/"), with("X-Region", "eu"), with("X-Region", "us"));
    }
  }

  @Nested
  class CookieKeepsTheContract extends GroupSelectorContract {
    @Override
    protected GroupSelector selector() {
      return GroupSelectors.cookie("region", Map.of("eu", "europe"));
    }

    @Override
    protected List<DistributionRequest> requests() {
      return List.of(get("/"), with("Cookie", "region=eu"), with("Cookie", "region"));
    }
  }

  @Nested
  class PathKeepsTheContract extends GroupSelectorContract {
    @Override
    protected GroupSelector selector() {
      return GroupSelectors.pathPrefix(Map.of("/", "europe", "/a", "americas"));
    }
  }

  @Nested
  class LanguageKeepsTheContract extends GroupSelectorContract {
    @Override
    protected GroupSelector selector() {
      return GroupSelectors.acceptLanguage(BY_LANGUAGE);
    }

    @Override
    protected List<DistributionRequest> requests() {
      return List.of(get("/"), with("Accept-Language", "de"), with("Accept-Language", ";"));
    }
  }

  @Nested
  class PercentageKeepsTheContract extends GroupSelectorContract {
    @Override
    protected GroupSelector selector() {
      return canary(50);
    }
  }

  @Nested
  class HashKeepsTheContract extends GroupSelectorContract {
    @Override
    protected GroupSelector selector() {
      return GroupSelectors.clientHash();
    }
  }

  @Nested
  class FirstKeepsTheContract extends GroupSelectorContract {
    @Override
    protected GroupSelector selector() {
      return GroupSelectors.firstOf(catalogue().toArray(GroupSelector[]::new));
    }
  }
}
