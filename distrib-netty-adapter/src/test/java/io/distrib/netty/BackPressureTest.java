package io.distrib.netty;

import static io.distrib.netty.Handlers.NOW;
import static io.distrib.netty.Handlers.OWN;
import static io.distrib.netty.Handlers.POOL;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.redirect.Distributor;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client that does not read: what goes on, what waits, and what is read. */
class BackPressureTest {
  private static final String MOVED = "GET / HTTP/1.1\nHost: " + POOL + "\n\n";
  private static final String ADMITTED =
      "GET /?distrib=" + NOW + " HTTP/1.1\nHost: " + OWN + "\n\n";

  private final Distributor distributor = Handlers.boston().build();
  private final TestApplication application = TestApplication.slow();
  private final Wire wire = new Wire(Handlers.handler(distributor), application);

  @AfterEach
  void close() {
    wire.close();
    assertThat(distributor.inFlight().count()).isZero();
  }

  @Test
  void noRequestIsBegunUntilTheClientReads() {
    setWritable(false);
    assertThat(wire.exchange(MOVED + ADMITTED + MOVED)).isEmpty();
    assertThat(application.seen).isEmpty();
    setWritable(true);
    assertThat(wire.received()).startsWith("HTTP/1.1 302 ");
    application.respond();
    assertThat(wire.received()).matches("(?s)HTTP/1.1 200 .*HTTP/1.1 302 .*");
  }

  @Test
  void nothingIsReadUntilTheClientReads() {
    TestReads reads = new TestReads();
    wire.channel.pipeline().addFirst(reads);
    setWritable(false);
    wire.exchange(MOVED);
    assertThat(reads.count()).isZero();
    setWritable(true);
    assertThat(reads.count()).isOne();
  }

  @Test
  void theReadUnderWayIsTheLastWhileAMessageIsHeld() {
    setWritable(false);
    var unused =
        wire.channel.writeOneInbound(
            Unpooled.copiedBuffer(MOVED.replace("\n", "\r\n"), ISO_8859_1));
    assertThat(wire.channel.config().isAutoRead()).isFalse();
    wire.channel.flushInbound();
    assertThat(wire.channel.config().isAutoRead()).isTrue();
  }

  @Test
  void anApplicationThatDoesNotReadByItselfIsLeftToIt() {
    wire.channel.config().setAutoRead(false);
    setWritable(false);
    wire.exchange(MOVED);
    setWritable(true);
    assertThat(wire.channel.config().isAutoRead()).isFalse();
  }

  @Test
  void theRequestThatTheApplicationReadsGoesOn() {
    wire.exchange(
        "POST /?distrib=" + NOW + " HTTP/1.1\nHost: " + OWN + "\nContent-Length: 4\n\nab");
    setWritable(false);
    wire.exchange("cd");
    assertThat(application.seen).containsExactly("POST / 4");
    application.respond();
    assertThat(wire.received()).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void theApplicationIsToldWhenTheClientReads() {
    Writability writability = new Writability();
    wire.channel.pipeline().addLast(writability);
    setWritable(false);
    setWritable(true);
    assertThat(writability.told).isEqualTo(2);
  }

  @Test
  void anApplicationThatFlushesAtTheEndOfAReadIsToldOfIt() {
    try (Wire other = new Wire(Handlers.handler(distributor), new LateFlush())) {
      setWritable(other, false);
      other.exchange(ADMITTED + ADMITTED);
      setWritable(other, true);
      assertThat(other.received()).matches("(?s)HTTP/1.1 200 .*HTTP/1.1 200 .*");
    }
  }

  private void setWritable(boolean isWritable) {
    setWritable(wire, isWritable);
  }

  private static void setWritable(Wire wire, boolean isWritable) {
    wire.channel.unsafe().outboundBuffer().setUserDefinedWritability(1, isWritable);
    wire.channel.runPendingTasks();
  }

  /** Counts how often it is told. */
  private static final class Writability extends ChannelInboundHandlerAdapter {
    private int told;

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
      told++;
    }
  }
}
