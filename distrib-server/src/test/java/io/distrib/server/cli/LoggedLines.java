package io.distrib.server.cli;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** All that is logged of ours, as it reaches the log's lines. <em>Confined to one thread.</em> */
public final class LoggedLines implements AutoCloseable {
  private final Logger logger = (Logger) LoggerFactory.getLogger("io.distrib");
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();
  private final PrintableLayout layout = new PrintableLayout();

  /** Begins to listen. */
  public LoggedLines() {
    layout.setContext(logger.getLoggerContext());
    layout.setPattern("%-5level %logger{20}: %msg%n");
    layout.start();
    events.start();
    logger.addAppender(events);
  }

  /** What has been logged since the last time. */
  public String take() {
    String lines = events.list.stream().map(layout::doLayout).collect(Collectors.joining());
    events.list.clear();
    return lines;
  }

  @Override
  public void close() {
    logger.detachAppender(events);
  }
}
