package io.distrib.servlet;

import io.distrib.servlet.TestContainer.Application;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** {@link ReturnTicketContract} in Tomcat. */
class TomcatReturnTicketTest extends ReturnTicketContract {
  @TempDir private Path folder;

  @Override
  TestContainer start(Application application) {
    return new TomcatContainer(application, folder);
  }
}
