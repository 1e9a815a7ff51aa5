package io.distrib.redirect;

import io.distrib.groups.GroupSelectors;
import io.distrib.load.InFlightRequests;
import io.distrib.load.LoadProbes;
import io.distrib.model.LoadSample;
import io.distrib.spi.GroupSelector;
import io.distrib.spi.LoadProbe;
import io.distrib.testkit.GroupSelectorContract;
import io.distrib.testkit.LoadProbeContract;
import org.junit.jupiter.api.Nested;

/** The ports that come with distrib keep the contracts that it publishes. */
class ContractsTest {
  @Nested
  class ClientNetworks extends GroupSelectorContract {
    @Override
    protected GroupSelector selector() {
      return GroupSelectors.clientNetworks();
    }
  }

  @Nested
  class InFlight extends LoadProbeContract {
    @Override
    protected LoadProbe probe() {
      return new InFlightRequests(10);
    }
  }

  @Nested
  class Sessions extends LoadProbeContract {
    @Override
    protected LoadProbe probe() {
      return LoadProbes.activeSessions(() -> -1, 10);
    }
  }

  @Nested
  class Cpu extends LoadProbeContract {
    @Override
    protected LoadProbe probe() {
      return LoadProbes.cpu();
    }
  }

  @Nested
  class Fullest extends LoadProbeContract {
    @Override
    protected LoadProbe probe() {
      return LoadProbes.fullestOf(LoadProbes.NONE, LoadProbes.cpu(), () -> LoadSample.UNKNOWN);
    }
  }
}
