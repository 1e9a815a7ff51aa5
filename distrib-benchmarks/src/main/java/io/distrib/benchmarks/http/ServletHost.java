package io.distrib.benchmarks.http;

import io.distrib.redirect.Distributor;
import io.distrib.servlet.DistributorFilter;
import jakarta.servlet.Filter;
import org.jspecify.annotations.Nullable;

/** A server for {@link HelloServlet}. */
interface ServletHost extends HttpHost {
  @Override
  default int guarded(Distributor distributor) {
    return start(new DistributorFilter(distributor));
  }

  @Override
  default int wrapped() {
    return start(HelloServlet.PASSING);
  }

  @Override
  default int bare() {
    return start(null);
  }

  /** Starts the servlet behind {@code filter}, if there is one; its port. */
  int start(@Nullable Filter filter);
}
