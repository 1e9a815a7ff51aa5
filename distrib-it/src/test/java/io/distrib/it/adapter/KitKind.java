package io.distrib.it.adapter;

import io.distrib.adapter.testkit.AdapterServer;
import io.distrib.adapter.testkit.Deviation;
import io.distrib.redirect.Distributor;
import java.util.List;

/** What hosts the site, and what it speaks. */
enum KitKind {
  /** Netty, HTTP/1.1: it asks us about every request, so nothing deviates. */
  NETTY {
    @Override
    AdapterServer start(Distributor distributor, KitApplication application) {
      return NettySite.http1(distributor, application, true);
    }
  },
  /** The same, read only when its application asks. */
  NETTY_ON_DEMAND {
    @Override
    AdapterServer start(Distributor distributor, KitApplication application) {
      return NettySite.http1(distributor, application, false);
    }
  },
  /** Netty, HTTP/2. */
  NETTY_HTTP2 {
    @Override
    AdapterServer start(Distributor distributor, KitApplication application) {
      return NettySite.http2(distributor, application, true);
    }

    @Override
    List<Deviation> deviations() {
      return Deviation.named("netty-h2", "HTTP/2 forbids it, or Netty's codec ends the stream");
    }
  },
  /** The same, with streams that are read only when their application asks. */
  NETTY_HTTP2_ON_DEMAND {
    @Override
    AdapterServer start(Distributor distributor, KitApplication application) {
      return NettySite.http2(distributor, application, false);
    }

    @Override
    List<Deviation> deviations() {
      return NETTY_HTTP2.deviations();
    }
  },
  /** Jetty 12. */
  JETTY {
    @Override
    AdapterServer start(Distributor distributor, KitApplication application) {
      return new JettySite(distributor, application.servlet().get());
    }

    @Override
    List<Deviation> deviations() {
      return Deviation.named(
          "jetty", "Jetty refuses it before any filter is asked, or answers it itself");
    }
  },
  /** Jetty 12, HTTP/2. */
  JETTY_HTTP2 {
    @Override
    AdapterServer start(Distributor distributor, KitApplication application) {
      return JETTY.start(distributor, application);
    }

    @Override
    List<Deviation> deviations() {
      return Deviation.named(
          "jetty-h2", "Jetty refuses it before any filter is asked, or ends the stream");
    }
  },
  /** Tomcat 11. */
  TOMCAT {
    @Override
    AdapterServer start(Distributor distributor, KitApplication application) {
      return new TomcatSite(distributor, application.servlet().get());
    }

    @Override
    List<Deviation> deviations() {
      return Deviation.named(
          "tomcat", "Tomcat refuses it before any filter is asked, or shows it another target");
    }
  },
  /** Tomcat 11, HTTP/2. */
  TOMCAT_HTTP2 {
    @Override
    AdapterServer start(Distributor distributor, KitApplication application) {
      return TOMCAT.start(distributor, application);
    }

    @Override
    List<Deviation> deviations() {
      return Deviation.named(
          "tomcat-h2", "Tomcat refuses it before any filter is asked, or ends the stream");
    }
  };

  /** Those that speak HTTP/2. */
  static final List<KitKind> HTTP2 =
      List.of(NETTY_HTTP2, NETTY_HTTP2_ON_DEMAND, JETTY_HTTP2, TOMCAT_HTTP2);

  /** A site of this kind that serves {@code application}. */
  abstract AdapterServer start(Distributor distributor, KitApplication application);

  /** The rows to which the container, or HTTP/2 itself, gives another response than we would. */
  List<Deviation> deviations() {
    return List.of();
  }

  /** A site of this kind that answers with the target that its application sees. */
  AdapterServer start(Distributor distributor) {
    return start(distributor, KitApplication.SEEN);
  }
}
