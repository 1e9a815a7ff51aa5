package io.distrib.netty;

import static io.distrib.netty.Handlers.NOW;
import static io.distrib.netty.Handlers.OWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;

import io.distrib.load.InFlightRequests;
import io.distrib.redirect.Distributor;
import io.distrib.testkit.ManualClock;
import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A request that passes is counted from its verdict to the end of its response. */
class PermitTest {
  private static final String REQUEST = "GET /?distrib=" + NOW + " HTTP/1.1\nHost: " + OWN + "\n\n";
  private static final String HALF_A_REQUEST =
      "POST /?distrib=" + NOW + " HTTP/1.1\nHost: " + OWN + "\nContent-Length: 4\n\nab";

  private final AtomicInteger ends = new AtomicInteger();
  private final InFlightRequests inFlight =
      new InFlightRequests(9, new ManualClock(NOW), (began, took, count) -> ends.incrementAndGet());
  private final Distributor distributor = Handlers.boston().inFlight(inFlight).build();
  private final TestApplication application = TestApplication.slow();
  private final Wire wire = new Wire(Handlers.handler(distributor), application);

  @AfterEach
  void close() {
    wire.close();
  }

  private static Stream<Named<Consumer<PermitTest>>> ways() {
    return Stream.of(
        named("answered at once", test -> test.application.respond()),
        named("answered in parts", PermitTest::answerInParts),
        named("answered and closed", PermitTest::answerAndClose),
        named("switched", test -> test.answer(HttpResponseStatus.SWITCHING_PROTOCOLS)),
        named("closed by the client", test -> test.wire.close()),
        named("closed by the application", test -> test.application.close()),
        named("followed by what cannot be decoded", PermitTest::fail),
        named("left by the handler", test -> removeHandler(test.wire)));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void endsOnceHoweverTheResponseEnds(Consumer<PermitTest> way) {
    wire.exchange(HALF_A_REQUEST);
    assertThat(inFlight.count()).isOne();
    assertThat(ends).hasValue(0);
    way.accept(this);
    wire.received();
    assertThat(inFlight.count()).isZero();
    assertThat(ends).hasValue(1);
    wire.close();
    assertThat(ends).hasValue(1);
  }

  @Test
  void aRequestIsNotCountedIfTheConnectionEndsWhileItIsDecided() {
    TestApplication other = TestApplication.slow();
    AtomicReference<Wire> leaving = new AtomicReference<>();
    DistributorHandler handler =
        DistributorHandler.builder(distributor)
            .inSession(request -> removeHandler(leaving.get()) == null)
            .build();
    try (Wire left = new Wire(handler, other)) {
      leaving.set(left);
      left.exchange(REQUEST);
      assertThat(left.channel.isOpen()).isFalse();
    }
    assertThat(other.seen).doesNotContain("GET / 0");
    assertThat(inFlight.count()).isZero();
    assertThat(ends).hasValue(0);
  }

  private void answerInParts() {
    answer(HttpResponseStatus.OK);
    assertThat(ends).hasValue(0);
    application.send(LastHttpContent.EMPTY_LAST_CONTENT);
  }

  private void answerAndClose() {
    FullHttpResponse last = TestApplication.response(HttpResponseStatus.OK, "");
    last.headers().set("Connection", "close");
    application.send(last);
    application.close();
  }

  private void answer(HttpResponseStatus status) {
    application.send(new DefaultHttpResponse(HttpVersion.HTTP_1_1, status));
  }

  private void fail() {
    DecoderException failure = new DecoderException("of this test");
    wire.channel.pipeline().firstContext().fireExceptionCaught(failure);
    assertThatThrownBy(wire.channel::checkException).isSameAs(failure);
  }

  private static ChannelHandler removeHandler(Wire from) {
    return from.channel.pipeline().remove(DistributorHandler.class);
  }
}
