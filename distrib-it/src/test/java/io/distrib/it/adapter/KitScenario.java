package io.distrib.it.adapter;

import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerPlacement;
import io.distrib.marker.MarkerSettings;
import io.distrib.model.CookieSettings;
import io.distrib.model.DistributionRequest;
import io.distrib.model.ProxyHeaders;
import io.distrib.model.ProxySettings;
import io.distrib.model.RedirectForm;
import io.distrib.model.StatusSettings;
import io.distrib.redirect.Distributor;
import io.distrib.redirect.DistributorBuilder;
import io.distrib.spi.GroupSelector;
import io.distrib.testkit.FixedLoadProbe;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Topologies;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.Group;
import io.distrib.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the site of a row is set up; the same for every adapter. */
enum KitScenario {
  /** Three sites, this one free. */
  FLAT {
    @Override
    DistributorBuilder builder() {
      return boston(Topologies.flat()).bypass("/health").bypass("/static/*");
    }
  },
  /** The same, full. */
  BUSY {
    @Override
    DistributorBuilder builder() {
      return boston(Topologies.flat()).loadProbe(full());
    }
  },
  /** Alone in its ring, full. */
  ALONE {
    @Override
    DistributorBuilder builder() {
      return Distributor.builder(Topologies.single(), "s0").loadProbe(full());
    }
  },
  /** With groups; a client names its own. */
  GROUPED {
    @Override
    DistributorBuilder builder() {
      return boston(Topologies.grouped()).groupSelector(new NamedGroup());
    }
  },
  /** Markers stand in the path. */
  PATH {
    @Override
    DistributorBuilder builder() {
      return boston(Topologies.flat()).marker(settings(MarkerPlacement.PATH, List.of()));
    }
  },
  /** Markers are signed. */
  SIGNED {
    @Override
    DistributorBuilder builder() {
      return boston(Topologies.flat()).marker(settings(MarkerPlacement.QUERY, List.of(key())));
    }
  },
  /** Redirects are pages that refresh themselves. */
  META {
    @Override
    DistributorBuilder builder() {
      return boston(Topologies.flat()).redirectForm(RedirectForm.META_REFRESH);
    }
  },
  /** Clients on the loopback interface, as those of the kit are, may read the status document. */
  STATUS {
    @Override
    DistributorBuilder builder() {
      return status("127.0.0.0/8", Optional.empty());
    }
  },
  /** Those of another network may, and those who know a secret. */
  SECRET {
    @Override
    DistributorBuilder builder() {
      return status("192.0.2.0/24", Optional.of("open~sesame"));
    }
  },
  /** Clients on the loopback interface are proxies that write {@code X-Forwarded-*}. */
  PROXIED {
    @Override
    DistributorBuilder builder() {
      return proxied(ProxyHeaders.X_FORWARDED);
    }
  },
  /** They are proxies that write {@code Forwarded}. */
  FORWARDED {
    @Override
    DistributorBuilder builder() {
      return proxied(ProxyHeaders.FORWARDED);
    }
  },
  /** Clients remember their group and their last site. */
  COOKIES {
    @Override
    DistributorBuilder builder() {
      Optional<Duration> hour = Optional.of(Duration.ofHours(1));
      return boston(Topologies.grouped())
          .marker(settings(MarkerPlacement.QUERY, List.of(key())))
          .cookies(new CookieSettings(hour, hour));
    }
  },
  /** It takes no new session. */
  DRAINING {
    @Override
    DistributorBuilder builder() {
      return status("127.0.0.0/8", Optional.empty());
    }

    @Override
    Distributor distributor() {
      Distributor distributor = super.distributor();
      distributor.setDraining(true);
      return distributor;
    }
  };

  static final long NOW = 1_800_000_000L;

  abstract DistributorBuilder builder();

  /** A distributor of its own for each adapter, at a date that stands still. */
  Distributor distributor() {
    return builder().clock(new ManualClock(NOW)).build();
  }

  private static DistributorBuilder boston(Topology topology) {
    return Distributor.builder(topology, "boston");
  }

  private static DistributorBuilder proxied(ProxyHeaders headers) {
    ClientNetwork loopback = ClientNetwork.parse("127.0.0.0/8").orElseThrow();
    return boston(Topologies.grouped()).proxies(new ProxySettings(List.of(loopback), headers));
  }

  private static DistributorBuilder status(String clients, Optional<String> secret) {
    StatusSettings settings =
        new StatusSettings(
            StatusSettings.DEFAULT_PATH,
            List.of(ClientNetwork.parse(clients).orElseThrow()),
            secret);
    return boston(Topologies.flat()).sessions(() -> 17).status(settings);
  }

  private static MarkerKey key() {
    return MarkerKey.of('k', "0123456789abcdef0123456789abcdef");
  }

  private static FixedLoadProbe full() {
    FixedLoadProbe probe = new FixedLoadProbe();
    probe.set(1);
    return probe;
  }

  private static MarkerSettings settings(MarkerPlacement placement, List<MarkerKey> keys) {
    return new MarkerSettings(
        placement, "distrib", Duration.ofSeconds(60), Duration.ofSeconds(5), keys);
  }

  /** The group that the field {@code X-Group} names. */
  private static final class NamedGroup implements GroupSelector {
    @Override
    public Optional<Group> select(DistributionRequest request, Topology topology) {
      String id = request.header("X-Group");
      return topology.groups().stream().filter(group -> group.id().equals(id)).findFirst();
    }

    @Override
    public boolean mayBlock() {
      return false;
    }
  }
}
