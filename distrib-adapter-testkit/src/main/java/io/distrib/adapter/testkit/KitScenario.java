package io.distrib.adapter.testkit;

import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerPlacement;
import io.distrib.marker.MarkerSettings;
import io.distrib.model.CookieSettings;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HstsSettings;
import io.distrib.model.LoadSample;
import io.distrib.model.ProxyHeaders;
import io.distrib.model.ProxySettings;
import io.distrib.model.RedirectForm;
import io.distrib.model.StatusSettings;
import io.distrib.model.TakeoverSettings;
import io.distrib.redirect.Distributor;
import io.distrib.redirect.DistributorBuilder;
import io.distrib.redirect.ScriptSettings;
import io.distrib.spi.Clock;
import io.distrib.spi.GroupSelector;
import io.distrib.spi.LoadProbe;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.Group;
import io.distrib.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the site of a row is set up; the same for every adapter. Its clock stands still at
 * 2027-01-15T08:00:00Z, its names are all below {@code app.example.test}.
 */
public enum KitScenario {
  /** Three sites, this one free. */
  FLAT {
    @Override
    DistributorBuilder builder() {
      return boston(KitTopologies.flat()).bypass("/health").bypass("/static/*");
    }
  },
  /** The same, full. */
  BUSY {
    @Override
    DistributorBuilder builder() {
      return boston(KitTopologies.flat()).loadProbe(new Full());
    }
  },
  /** Alone in its ring, full. */
  ALONE {
    @Override
    DistributorBuilder builder() {
      return Distributor.builder(KitTopologies.single(), "s0").loadProbe(new Full());
    }
  },
  /** With groups; a client names its own. */
  GROUPED {
    @Override
    DistributorBuilder builder() {
      return boston(KitTopologies.grouped()).groupSelector(new NamedGroup());
    }
  },
  /** Markers stand in the path. */
  PATH {
    @Override
    DistributorBuilder builder() {
      return boston(KitTopologies.flat()).marker(settings(MarkerPlacement.PATH, List.of()));
    }
  },
  /** Markers are signed. */
  SIGNED {
    @Override
    DistributorBuilder builder() {
      return boston(KitTopologies.flat()).marker(settings(MarkerPlacement.QUERY, List.of(key())));
    }
  },
  /** Redirects are pages that refresh themselves. */
  META {
    @Override
    DistributorBuilder builder() {
      return boston(KitTopologies.flat()).redirectForm(RedirectForm.META_REFRESH);
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
      return boston(KitTopologies.grouped())
          .marker(settings(MarkerPlacement.QUERY, List.of(key())))
          .cookies(new CookieSettings(hour, hour));
    }
  },
  /** Browsers get a service worker, for when the site dies; who comes from another is told so. */
  TAKEOVER {
    @Override
    DistributorBuilder builder() {
      return boston(KitTopologies.flat())
          .takeover(new TakeoverSettings(true, Duration.ofSeconds(3), true));
    }
  },
  /**
   * Redirects lead to https, where browsers are to stay, and scripts of one other origin may read
   * answers; clients on the loopback interface are proxies that write {@code X-Forwarded-*}.
   */
  BROWSERS {
    @Override
    DistributorBuilder builder() {
      return proxied(ProxyHeaders.X_FORWARDED)
          .redirectsToHttps(true)
          .hsts(new HstsSettings(Duration.ofDays(365), true, false))
          .scripts(new ScriptSettings(false, 409, Set.of("https://partner.test")));
    }
  },
  /** It takes no new session. */
  DRAINING {
    @Override
    DistributorBuilder builder() {
      return status("127.0.0.0/8", Optional.empty());
    }

    @Override
    public Distributor distributor() {
      Distributor distributor = super.distributor();
      distributor.setDraining(true);
      return distributor;
    }
  };

  /** Seconds since 1970 on the clock of every scenario. */
  static final long NOW = 1_800_000_000L;

  abstract DistributorBuilder builder();

  /** A new distributor for a site that is set up like this. */
  public Distributor distributor() {
    return builder().clock(new StandingClock()).build();
  }

  private static DistributorBuilder boston(Topology topology) {
    return Distributor.builder(topology, "boston");
  }

  private static DistributorBuilder proxied(ProxyHeaders headers) {
    ClientNetwork loopback = ClientNetwork.parse("127.0.0.0/8").orElseThrow();
    return boston(KitTopologies.grouped()).proxies(new ProxySettings(List.of(loopback), headers));
  }

  private static DistributorBuilder status(String clients, Optional<String> secret) {
    StatusSettings settings =
        new StatusSettings(
            StatusSettings.DEFAULT_PATH,
            List.of(ClientNetwork.parse(clients).orElseThrow()),
            secret);
    return boston(KitTopologies.flat()).sessions(() -> 17).status(settings);
  }

  private static MarkerKey key() {
    return MarkerKey.of('k', "0123456789abcdef0123456789abcdef");
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

  private static final class Full implements LoadProbe {
    @Override
    public LoadSample sample() {
      return new LoadSample(1);
    }

    @Override
    public boolean mayBlock() {
      return false;
    }
  }

  private static final class StandingClock implements Clock {
    @Override
    public long epochSeconds() {
      return NOW;
    }

    @Override
    public long monotonicNanos() {
      return 0;
    }
  }
}
