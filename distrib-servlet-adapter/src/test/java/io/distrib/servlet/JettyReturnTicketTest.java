package io.distrib.servlet;

import io.distrib.servlet.TestContainer.Application;

/** {@link ReturnTicketContract} in Jetty. */
class JettyReturnTicketTest extends ReturnTicketContract {
  @Override
  TestContainer start(Application application) {
    return new JettyContainer(application);
  }
}
