package io.distrib.it.adapter;

import io.distrib.redirect.Distributor;
import java.util.List;

/** What hosts the site, and what it speaks. */
enum KitKind {
  /** Netty, HTTP/1.1: it asks us about every request, so the others are held against it. */
  NETTY {
    @Override
    KitSite start(Distributor distributor, KitApplication application) {
      return NettySite.http1(distributor, application, true);
    }
  },
  /** The same, read only when its application asks. */
  NETTY_ON_DEMAND {
    @Override
    KitSite start(Distributor distributor, KitApplication application) {
      return NettySite.http1(distributor, application, false);
    }
  },
  /** Netty, HTTP/2. */
  NETTY_HTTP2 {
    @Override
    KitSite start(Distributor distributor, KitApplication application) {
      return NettySite.http2(distributor, application, true);
    }
  },
  /** The same, with streams that are read only when their application asks. */
  NETTY_HTTP2_ON_DEMAND {
    @Override
    KitSite start(Distributor distributor, KitApplication application) {
      return NettySite.http2(distributor, application, false);
    }

    @Override
    KitKind deviatesAs() {
      return NETTY_HTTP2;
    }
  },
  /** Jetty 12. */
  JETTY {
    @Override
    KitSite start(Distributor distributor, KitApplication application) {
      return new JettySite(distributor, application.servlet().get());
    }
  },
  /** Jetty 12, HTTP/2. */
  JETTY_HTTP2 {
    @Override
    KitSite start(Distributor distributor, KitApplication application) {
      return JETTY.start(distributor, application);
    }
  },
  /** Tomcat 11. */
  TOMCAT {
    @Override
    KitSite start(Distributor distributor, KitApplication application) {
      return new TomcatSite(distributor, application.servlet().get());
    }
  },
  /** Tomcat 11, HTTP/2. */
  TOMCAT_HTTP2 {
    @Override
    KitSite start(Distributor distributor, KitApplication application) {
      return TOMCAT.start(distributor, application);
    }
  };

  /** Those that refuse some requests themselves, in the order of a row's last cells. */
  static final List<KitKind> DEVIATING =
      List.of(JETTY, TOMCAT, NETTY_HTTP2, JETTY_HTTP2, TOMCAT_HTTP2);

  /** Those that speak HTTP/1.1. */
  static final List<KitKind> HTTP1 = List.of(NETTY, NETTY_ON_DEMAND, JETTY, TOMCAT);

  /** Those that speak HTTP/2. */
  static final List<KitKind> HTTP2 =
      List.of(NETTY_HTTP2, NETTY_HTTP2_ON_DEMAND, JETTY_HTTP2, TOMCAT_HTTP2);

  /** A site of this kind that serves {@code application}. */
  abstract KitSite start(Distributor distributor, KitApplication application);

  /** The kind whose cell of a row is this one's. */
  KitKind deviatesAs() {
    return this;
  }

  /** A site of this kind that answers with the target that its application sees. */
  KitSite start(Distributor distributor) {
    return start(distributor, KitApplication.SEEN);
  }
}
