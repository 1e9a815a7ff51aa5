package io.distrib.servlet;

import io.distrib.servlet.TestContainer.Application;

/** {@link PathMarkerContract} in Jetty. */
class JettyPathMarkerTest extends PathMarkerContract {
  @Override
  TestContainer start(Application application) {
    return new JettyContainer(application);
  }
}
