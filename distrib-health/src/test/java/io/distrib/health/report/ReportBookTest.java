package io.distrib.health.report;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.distrib.naming.NamingService;
import io.distrib.testkit.ManualClock;
import io.distrib.topology.Site;
import io.distrib.topology.TopologyBuilder;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What becomes of what sites tell of themselves. */
class ReportBookTest {
  private static final long NOW = 1_700_000_000L;

  private final ManualClock clock = new ManualClock(NOW);
  private final NamingService naming =
      NamingService.builder(
              TopologyBuilder.pool("app.test")
                  .site("boston", "boston.app.test", "192.0.2.1")
                  .site("chicago", "chicago.app.test", "192.0.2.2")
                  .build())
          .clock(clock)
          .build();
  private final Site boston = naming.topology().sites().get(0);
  private final ReportBook book =
      new ReportBook(naming, Duration.ofSeconds(5), Duration.ofSeconds(10), clock, site -> true);
  private final Logger logger = (Logger) LoggerFactory.getLogger(ReportBook.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void listenNoMore() {
    logger.detachAppender(log);
  }

  @Test
  void aReportGivesTheLoadAndWhetherTheSiteDrains() {
    book.received(boston, document("boston", "0.25", false, true, 0));
    assertThat(naming.status("boston").load().load()).isEqualTo(0.25);
    assertThat(naming.status("boston").draining()).isTrue();
    assertThat(book.report(boston).orElseThrow().sessions()).isEqualTo(OptionalLong.of(7));
    book.received(boston, document("boston", "null", false, false, 0));
    assertThat(naming.status("boston").load().isKnown()).isFalse();
    assertThat(naming.status("boston").draining()).isFalse();
    assertThat(messages()).isEmpty();
  }

  @Test
  void aBusySiteIsFullWhateverItsLoad() {
    book.received(boston, document("boston", "0.8", true, false, 0));
    assertThat(naming.status("boston").load().load()).isEqualTo(1);
    book.received(boston, document("boston", "1.5", true, false, 0));
    assertThat(naming.status("boston").load().load()).isEqualTo(1.5);
    book.received(boston, document("boston", "null", true, false, 0));
    assertThat(naming.status("boston").load().load()).isEqualTo(1);
  }

  @Test
  void anOldReportIsNoReport() {
    book.received(boston, document("boston", "0.25", false, false, 0));
    clock.advance(Duration.ofSeconds(10));
    assertThat(book.report(boston)).isPresent();
    clock.advance(Duration.ofMillis(1));
    assertThat(book.report(boston)).isEmpty();
  }

  @Test
  void whatIsNoReportOfThisSiteMakesItsLoadUnknownAndIsToldOnce() {
    book.received(boston, document("boston", "0.25", false, false, 0));
    for (int i = 0; i < 3; i++) {
      book.received(boston, document("chicago", "0.25", false, false, 0));
    }
    assertThat(naming.status("boston").load().isKnown()).isFalse();
    assertThat(naming.status("chicago").load().isKnown()).isFalse();
    assertThat(book.report(boston)).isEmpty();
    book.received(boston, "{");
    book.received(boston, "{");
    book.received(boston, document("boston", "0.25", false, false, 0));
    assertThat(messages())
        .containsExactly(
            "WARN site app.test/boston: its status document is that of another site",
            "WARN site app.test/boston: its status document cannot be read: not JSON",
            "INFO site app.test/boston: no longer: its status document cannot be read: not JSON");
  }

  @Test
  void aClockThatIsOffByMoreThanTheMarkersSkewIsToldOnce() {
    for (long offsetMillis : new long[] {5_000, -5_000, 5_001, 6_000, -5_001, -5_000}) {
      book.received(boston, document("boston", "0.25", false, false, offsetMillis));
    }
    assertThat(messages())
        .containsExactly(
            "WARN site app.test/boston: its clock and this machine's differ by more than marker.skew, 5 s:"
                + " 2023-11-14T22:13:25.001Z there, 2023-11-14T22:13:20Z here",
            "INFO site app.test/boston: no longer: its clock and this machine's differ by more than"
                + " marker.skew, 5 s");
    assertThat(naming.status("boston").load().load()).as("and the report counts").isEqualTo(0.25);
  }

  private List<String> messages() {
    return log.list.stream()
        .map(event -> event.getLevel() + " " + event.getFormattedMessage())
        .toList();
  }

  private static String document(
      String site, String load, boolean busy, boolean draining, long offsetMillis) {
    return "{\"distrib\":1,\"site\":\"%s\",\"load\":%s,\"busy\":%s,\"draining\":%s,\"sessions\":7,\"uptime\":1,\"time\":%d}"
        .formatted(site, load, busy, draining, NOW * 1_000 + offsetMillis);
  }
}
