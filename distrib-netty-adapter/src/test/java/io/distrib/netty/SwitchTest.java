package io.distrib.netty;

import static io.distrib.netty.Handlers.OWN;
import static io.distrib.netty.Handlers.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.redirect.Distributor;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that change over to another protocol (RFC 9110 7.8, 9.3.6). */
class SwitchTest {
  private static final String LIVE = "Host: " + OWN + "\nCookie: live\n";
  private static final String UPGRADE =
      "GET /chat HTTP/1.1\n" + LIVE + "Connection: Upgrade\nUpgrade: websocket\n";
  private static final String HANDSHAKE = UPGRADE + "\n";
  private static final String CONNECT = "CONNECT other.test:443 HTTP/1.1\n" + LIVE + "\n";
  private static final String IN_SESSION = "GET /a HTTP/1.1\n" + LIVE + "\n";
  private static final String FOREIGN = "GET /b HTTP/1.1\nHost: other.test\n\n";
  private static final String MOVED = "GET /c HTTP/1.1\nHost: " + POOL + "\n\n";

  private final Distributor distributor = Handlers.boston().build();
  private final TestApplication application = TestApplication.slow();
  private final Wire wire = new Wire(Handlers.handler(distributor), application);

  @AfterEach
  void close() {
    wire.close();
    assertThat(distributor.inFlight().count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {IN_SESSION, FOREIGN, MOVED, "POST / HTTP/1.1\nContent-Length: 9\n\nabc"})
  void aRequestThatWasReadBeforeTheSwitchEndsTheConnection(String pipelined) {
    wire.exchange(HANDSHAKE + pipelined);
    application.send(switching());
    assertNothingFollows("HTTP/1.1 101 Switching Protocols\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {IN_SESSION, FOREIGN, MOVED, "no request\n\n"})
  void aRequestThatIsReadAfterTheSwitchEndsTheConnection(String later) {
    wire.exchange(HANDSHAKE);
    application.send(switching());
    wire.received();
    wire.exchange(later);
    assertNothingFollows("");
  }

  @Test
  void aRequestBehindATunnelThatIsGrantedEndsTheConnection() { // RFC 9110 9.3.6
    wire.exchange(CONNECT + FOREIGN);
    application.send(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
    assertNothingFollows("HTTP/1.1 200 OK\r\n\r\n");
  }

  @Test
  void aRequestBehindAnUpgradeThatIsNotGrantedIsDecided() {
    wire.exchange(HANDSHAKE + MOVED);
    application.respond();
    assertThat(wire.received()).matches("(?s)HTTP/1.1 200 .*HTTP/1.1 302 .*");
  }

  @Test
  void whatFollowsASwitchPassesFromItsFirstByte() {
    TestApplication prompt = TestApplication.prompt();
    try (Wire other = new Wire(Handlers.handler(distributor), new LeavingCodec(), prompt)) {
      other.exchange(HANDSHAKE + FOREIGN);
      other.exchange(MOVED);
      assertThat(prompt.seen).containsExactly("GET /chat 0");
      assertThat(prompt.others)
          .containsExactly(FOREIGN.replace("\n", "\r\n"), MOVED.replace("\n", "\r\n"));
    }
  }

  @Test
  void theHeadOfTheResponseIsTheSwitch() { // RFC 9110 15.2.2
    wire.exchange(HANDSHAKE);
    HttpResponseStatus status = HttpResponseStatus.SWITCHING_PROTOCOLS;
    application.send(new DefaultHttpResponse(HttpVersion.HTTP_1_1, status));
    assertThat(distributor.inFlight().count()).isZero();
    wire.channel.pipeline().firstContext().fireChannelRead("frame");
    assertThat(application.others).containsExactly("frame");
    application.send(LastHttpContent.EMPTY_LAST_CONTENT);
    assertThat(wire.channel.isOpen()).isTrue();
  }

  @Test
  void aRequestIsReadToItsEndThoughItsSwitchWasGrantedEarly() { // RFC 9110 7.8
    wire.exchange(UPGRADE + "Content-Length: 4\n\nab");
    application.send(switching());
    wire.exchange("cd");
    assertThat(application.seen).containsExactly("GET /chat 4");
    assertThat(wire.channel.isOpen()).isTrue();
    wire.exchange(IN_SESSION);
    assertThat(application.seen).hasSize(1);
    assertThat(wire.channel.isOpen()).isFalse();
  }

  private void assertNothingFollows(String received) {
    assertThat(wire.received()).isEqualTo(received);
    assertThat(application.seen).hasSize(1);
    assertThat(application.others).isEmpty();
    assertThat(wire.channel.isOpen()).isFalse();
  }

  private static HttpResponse switching() {
    return TestApplication.response(HttpResponseStatus.SWITCHING_PROTOCOLS, "");
  }

  /** Answers with a switch, and has the codec leave as soon as that is written. */
  private static final class LeavingCodec extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
      ReferenceCountUtil.release(message);
      var unused = ctx.write(switching(), promise);
      ctx.pipeline().remove(HttpServerCodec.class);
    }
  }
}
