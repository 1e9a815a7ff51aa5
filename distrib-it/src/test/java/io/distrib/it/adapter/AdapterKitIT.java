package io.distrib.it.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.adapter.testkit.AdapterServer;
import io.distrib.adapter.testkit.Deviation;
import io.distrib.adapter.testkit.DistributorAdapterContract;
import io.distrib.adapter.testkit.KitRow;
import io.distrib.redirect.Distributor;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The kit over every adapter and container (H0 to H15, rules, section 5), by HTTP/1.1 and by
 * HTTP/2. Where a container, or HTTP/2 itself, refuses a request before we are asked, the row says
 * with what.
 */
class AdapterKitIT {
  /** By HTTP/1.1. */
  abstract static class OverHttp1 extends DistributorAdapterContract {
    private final KitKind kind;

    OverHttp1(KitKind kind) {
      this.kind = kind;
    }

    @Override
    protected AdapterServer start(Distributor distributor) {
      return kind.start(distributor);
    }

    @Override
    protected List<Deviation> deviations() {
      return kind.deviations();
    }

    @Test
    void theKitHasNotShrunk() {
      assertThat(KitRow.all().size() - deviations().size()).isGreaterThan(200);
    }
  }

  @Nested
  class Netty extends OverHttp1 {
    Netty() {
      super(KitKind.NETTY);
    }
  }

  @Nested
  class NettyOnDemand extends OverHttp1 {
    NettyOnDemand() {
      super(KitKind.NETTY_ON_DEMAND);
    }
  }

  @Nested
  class Jetty extends OverHttp1 {
    Jetty() {
      super(KitKind.JETTY);
    }
  }

  @Nested
  class Tomcat extends OverHttp1 {
    Tomcat() {
      super(KitKind.TOMCAT);
    }
  }

  @Nested
  class NettyByHttp2 extends Http2RowsContract {
    NettyByHttp2() {
      super(KitKind.NETTY_HTTP2);
    }
  }

  @Nested
  class NettyOnDemandByHttp2 extends Http2RowsContract {
    NettyOnDemandByHttp2() {
      super(KitKind.NETTY_HTTP2_ON_DEMAND);
    }
  }

  @Nested
  class JettyByHttp2 extends Http2RowsContract {
    JettyByHttp2() {
      super(KitKind.JETTY_HTTP2);
    }
  }

  @Nested
  class TomcatByHttp2 extends Http2RowsContract {
    TomcatByHttp2() {
      super(KitKind.TOMCAT_HTTP2);
    }
  }
}
