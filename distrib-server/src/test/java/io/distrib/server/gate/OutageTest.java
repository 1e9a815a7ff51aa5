package io.distrib.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the log says of an application that comes and goes. */
class OutageTest {
  private static final String DOWN = "WARN";
  private static final String UP = "INFO";

  private final Logger logger = (Logger) LoggerFactory.getLogger(Outage.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final AtomicLong nanos = new AtomicLong(-5);
  private final Outage outage =
      new Outage(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9), nanos::get);

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
  }

  @Test
  void anOutageIsToldOnceAndItsEndOnce() {
    up();
    down();
    down();
    up();
    up();
    assertThat(levels()).containsExactly(DOWN, UP);
  }

  @Test
  void flappingIsToldOncePerMinute() {
    for (int second = 0; second < 150; second++) {
      down();
      up();
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    }
    assertThat(levels()).containsExactly(DOWN, UP, DOWN, UP, DOWN, UP);
  }

  @Test
  void anOutageThatLastsIsToldWhenTheMinuteIsOver() {
    down();
    up();
    down();
    assertThat(levels()).containsExactly(DOWN, UP);
    nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));
    down();
    assertThat(levels()).containsExactly(DOWN, UP, DOWN);
  }

  private void down() {
    outage.heard(new ConnectException("refused"));
  }

  private void up() {
    outage.heard(null);
  }

  private List<String> levels() {
    return log.list.stream().map(event -> event.getLevel().toString()).toList();
  }
}
