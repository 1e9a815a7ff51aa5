package io.distrib.netty;

import static io.distrib.netty.Handlers.NOW;
import static io.distrib.netty.Handlers.OWN;
import static io.distrib.netty.Handlers.POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.distrib.model.LoadSample;
import io.distrib.redirect.Distributor;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several requests on one connection, and decisions that take their time. */
class PipeliningTest {
  private static final String ADMITTED =
      "GET /?distrib=" + NOW + " HTTP/1.1\nHost: " + OWN + "\n\n";
  private static final String MOVED = "GET / HTTP/1.1\nHost: " + POOL + "\n\n";

  private final CountDownLatch gate = new CountDownLatch(1);
  private final Distributor distributor = Handlers.boston().build();
  private final Distributor waiting =
      Handlers.boston()
          .loadProbe(this::sampleBehindGate)
          .portLimit(java.time.Duration.ofMinutes(1))
          .build();
  private final TestApplication application = TestApplication.slow();
  private final Wire wire = new Wire(Handlers.handler(distributor), application);

  @AfterEach
  void close() {
    gate.countDown();
    wire.close();
    assertThat(distributor.inFlight().count()).isZero();
    assertThat(waiting.inFlight().count()).isZero();
  }

  @Test
  void ourAnswerWaitsForTheApplicationsEarlierOne() { // RFC 9112 9.3.2
    assertThat(wire.exchange(ADMITTED + MOVED + ADMITTED)).isEmpty();
    assertThat(application.seen).hasSize(1);
    application.respond();
    assertThat(wire.received()).matches("(?s)HTTP/1.1 200 .*HTTP/1.1 302 .*");
    assertThat(application.seen).hasSize(2);
    application.respond();
    assertThat(wire.received()).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void nothingIsReadWhileAMessageIsHeld() {
    TestReads reads = new TestReads();
    wire.channel.pipeline().addFirst(reads);
    wire.exchange(ADMITTED);
    int before = reads.count();
    wire.exchange(MOVED);
    assertThat(reads.count()).isEqualTo(before);
    application.respond();
    assertThat(reads.count()).isGreaterThan(before);
  }

  @Test
  void thousandsOfRequestsInOneReadAreServedInTurn() {
    TestApplication prompt = TestApplication.prompt();
    try (Wire other = new Wire(Handlers.handler(distributor), prompt)) {
      String answers = other.exchange((ADMITTED + MOVED).repeat(1_000));
      assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(1_001);
      assertThat(answers.split("HTTP/1.1 302", -1)).hasSize(1_001);
    }
  }

  @Test
  void aConnectionWithMoreRequestsThanTheCodecTakesIsEnded() {
    wire.exchange(ADMITTED);
    assertThatThrownBy(() -> wire.exchange(MOVED.repeat(1_000)))
        .isInstanceOf(DecoderException.class);
    assertThat(wire.channel.isOpen()).isFalse();
  }

  @Test
  void aConnectionThatKeepsSendingWhileHeldIsEnded() {
    wire.exchange(ADMITTED);
    for (int i = 0; i <= PendingMessages.MAX_MESSAGES; i++) {
      HttpContent content = new DefaultHttpContent(Unpooled.buffer(1));
      wire.channel.pipeline().context(HttpServerCodec.class).fireChannelRead(content);
    }
    assertThat(wire.channel.isOpen()).isFalse();
  }

  @Test
  void aRequestIsUnderWayUntilTheLastOfItsResponse() {
    wire.exchange(ADMITTED);
    assertThat(distributor.inFlight().count()).isOne();
    application.send(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
    application.send(new DefaultHttpContent(Unpooled.copiedBuffer(new byte[10])));
    assertThat(distributor.inFlight().count()).isOne();
    application.send(LastHttpContent.EMPTY_LAST_CONTENT);
    assertThat(distributor.inFlight().count()).isZero();
  }

  @Test
  void anInterimResponseIsNotTheResponse() { // RFC 9110 15.2
    wire.exchange(ADMITTED + MOVED);
    application.send(
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
    assertThat(distributor.inFlight().count()).isOne();
    assertThat(wire.received()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
    application.respond();
    assertThat(wire.received()).matches("(?s)HTTP/1.1 200 .*HTTP/1.1 302 .*");
  }

  @Test
  void aResponseBeforeTheRequestIsCompleteDoesNotCutItOff() {
    wire.exchange(
        "POST /?distrib=" + NOW + " HTTP/1.1\nHost: " + OWN + "\nContent-Length: 4\n\nab");
    application.respond();
    assertThat(distributor.inFlight().count()).isZero();
    assertThat(wire.exchange("cd" + MOVED)).matches("(?s)HTTP/1.1 200 .*HTTP/1.1 302 .*");
    assertThat(application.seen).containsExactly("POST / 4");
  }

  @Test
  void nothingFollowsAResponseThatEndsTheConnection() { // RFC 9112 9.6
    wire.exchange(ADMITTED + MOVED);
    var last = TestApplication.response(HttpResponseStatus.OK, "");
    last.headers().set("Connection", "close");
    application.send(last);
    assertThat(wire.received()).startsWith("HTTP/1.1 200 ").doesNotContain("302");
  }

  @Test
  void aClosedConnectionEndsItsRequestOnce() {
    wire.exchange(ADMITTED + MOVED);
    wire.channel.finishAndReleaseAll();
    assertThat(distributor.inFlight().count()).isZero();
  }

  @Test
  void aHandlerThatIsRemovedLeavesNothingBehind() {
    wire.exchange(ADMITTED + "POST / HTTP/1.1\nHost: x\nContent-Length: 3\n\nabc");
    wire.channel.pipeline().remove(DistributorHandler.class);
    assertThat(distributor.inFlight().count()).isZero();
    assertThat(wire.channel.isOpen()).isFalse();
  }

  @Test
  void theBodyIsHeldWhileADecisionIsTaken() { // H7
    TestApplication prompt = TestApplication.prompt();
    try (Wire slow = new Wire(Handlers.handler(waiting), prompt)) {
      String post = "POST /?distrib=" + NOW + " HTTP/1.1\nHost: " + OWN + "\nContent-Length: 3\n\n";
      assertThat(slow.exchange(post + "abc" + MOVED)).isEmpty();
      assertThat(prompt.seen).isEmpty();
      gate.countDown();
      StringBuilder answers = new StringBuilder();
      await().until(() -> answers.append(slow.received()).indexOf(" 302 ") > 0);
      assertThat(prompt.seen).containsExactly("POST / 3");
      assertThat(answers).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void anApplicationThatFlushesAtTheEndOfAReadIsToldOfItAfterALateDecision() { // H7
    try (Wire slow = new Wire(Handlers.handler(waiting), new LateFlush())) {
      assertThat(slow.exchange(ADMITTED)).isEmpty();
      gate.countDown();
      await().until(() -> slow.received().startsWith("HTTP/1.1 200 "));
    }
  }

  @Test
  void aDecisionThatComesTooLateIsForgotten() {
    TestApplication prompt = TestApplication.prompt();
    try (Wire slow = new Wire(Handlers.handler(waiting), prompt)) {
      slow.exchange(ADMITTED);
      slow.channel.finishAndReleaseAll();
      gate.countDown();
      await().until(() -> slow.channel.hasPendingTasks() || gate.getCount() == 0);
      slow.channel.runPendingTasks();
    }
    assertThat(prompt.seen).isEmpty();
  }

  private LoadSample sampleBehindGate() throws IllegalStateException {
    try {
      return gate.await(1, TimeUnit.MINUTES) ? new LoadSample(0) : LoadSample.UNKNOWN;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
