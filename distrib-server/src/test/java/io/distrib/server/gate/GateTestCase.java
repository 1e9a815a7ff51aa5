package io.distrib.server.gate;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A gate before an application that answers {@link #OK} unless it is told otherwise. */
abstract class GateTestCase {
  static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  RawApplication application;
  TestGate gate;

  @BeforeEach
  final void start() throws IOException {
    application = new RawApplication(RawApplication.Behaviour.writing(OK));
    gate = TestGate.before(application.address());
  }

  @AfterEach
  final void stop() throws IOException {
    gate.close();
    application.close();
  }
}
