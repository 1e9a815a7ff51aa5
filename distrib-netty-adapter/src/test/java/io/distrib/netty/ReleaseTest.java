package io.distrib.netty;

import static io.distrib.netty.Handlers.NOW;
import static io.distrib.netty.Handlers.OWN;
import static io.distrib.netty.Handlers.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.model.LoadSample;
import io.distrib.redirect.Distributor;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whatever becomes of a request, its buffer is released, and only once. */
class ReleaseTest {
  private final CountDownLatch gate = new CountDownLatch(1);
  private final ByteBuf body = Unpooled.copiedBuffer(new byte[16]);

  @Test
  void ofARefusedRequest() { // rules, section 5
    EmbeddedChannel channel = new EmbeddedChannel(promptHandler());
    channel.writeInbound(request(POOL, "/"));
    assertThat(body.refCnt()).isZero();
    channel.finishAndReleaseAll();
  }

  @Test
  void ofARequestThatIsHeldWhenTheConnectionEnds() {
    EmbeddedChannel channel = new EmbeddedChannel(promptHandler(), TestApplication.slow());
    channel.writeInbound(admitted(), request(POOL, "/"));
    assertThat(body.refCnt()).isOne();
    channel.finishAndReleaseAll();
    assertThat(body.refCnt()).isZero();
  }

  @Test
  void ofARequestThatIsUndecidedWhenTheConnectionEnds() { // H7
    EmbeddedChannel channel = new EmbeddedChannel(waitingHandler());
    channel.writeInbound(request(OWN, marked()));
    assertThat(body.refCnt()).isOne();
    channel.finishAndReleaseAll();
    assertThat(body.refCnt()).isZero();
    gate.countDown();
  }

  @Test
  void ofARequestThatIsUndecidedWhenTheHandlerLeaves() { // H7
    EmbeddedChannel channel = new EmbeddedChannel(waitingHandler());
    channel.writeInbound(request(OWN, marked()));
    channel.pipeline().remove(DistributorHandler.class);
    assertThat(body.refCnt()).isZero();
    assertThat(channel.isOpen()).isFalse();
    gate.countDown();
  }

  @Test
  void ofARequestThatComesAfterTheLastResponse() { // RFC 9112 9.6
    TestApplication application = TestApplication.slow();
    EmbeddedChannel channel = new EmbeddedChannel(promptHandler(), application);
    channel.writeInbound(admitted());
    FullHttpResponse last = TestApplication.response(HttpResponseStatus.OK, "");
    last.headers().set("Connection", "close");
    application.send(last);
    channel.writeInbound(request(POOL, "/"));
    assertThat(body.refCnt()).isZero();
    channel.finishAndReleaseAll();
  }

  @Test
  void ofAnAdmittedRequestByTheApplicationAlone() { // H7
    EmbeddedChannel channel = new EmbeddedChannel(promptHandler());
    channel.writeInbound(request(OWN, marked()));
    assertThat(body.refCnt()).isOne();
    FullHttpRequest seen = channel.readInbound();
    assertThat(seen.uri()).isEqualTo("/");
    seen.release();
    channel.finishAndReleaseAll();
  }

  private static String marked() {
    return "/?distrib=" + NOW;
  }

  private static FullHttpRequest admitted() {
    FullHttpRequest request =
        new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, marked());
    request.headers().set("Host", OWN);
    return request;
  }

  private FullHttpRequest request(String host, String uri) {
    FullHttpRequest request =
        new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, uri, body);
    request.headers().set("Host", host).set("Content-Length", body.readableBytes());
    return request;
  }

  private static ChannelHandler promptHandler() {
    return Handlers.handler(Handlers.boston().build());
  }

  private ChannelHandler waitingHandler() {
    Distributor waiting =
        Handlers.boston()
            .loadProbe(this::sampleBehindGate)
            .portLimit(Duration.ofMinutes(1))
            .build();
    return Handlers.handler(waiting);
  }

  private LoadSample sampleBehindGate() {
    try {
      return gate.await(1, TimeUnit.MINUTES) ? new LoadSample(0) : LoadSample.UNKNOWN;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
