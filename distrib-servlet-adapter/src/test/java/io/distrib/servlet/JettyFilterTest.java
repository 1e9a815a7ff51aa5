package io.distrib.servlet;

import io.distrib.servlet.TestContainer.Application;

/** {@link FilterContract} in Jetty. */
class JettyFilterTest extends FilterContract {
  @Override
  TestContainer start(Application application) {
    return new JettyContainer(application);
  }
}
