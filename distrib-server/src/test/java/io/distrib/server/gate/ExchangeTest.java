package io.distrib.server.gate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.EncoderException;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What happens in an order that sockets give only now and then. */
class ExchangeTest {
  private final AtomicInteger open = new AtomicInteger();
  private final SlowWire wire = new SlowWire();
  private final EmbeddedChannel application = new EmbeddedChannel();
  private final UpstreamConnection upstream =
      new UpstreamConnection(
          application,
          new Upstreams(
              TestGate.settings(
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), 9),
                  Duration.ofSeconds(20))));
  private final EmbeddedChannel client =
      new EmbeddedChannel(
          wire,
          new ProxyHandler(
              new Traffic(
                  TestGate.OWN,
                  (loop, mayReuse) -> CompletableFuture.completedFuture(upstream),
                  request -> true,
                  () -> false,
                  open)));

  /** A connection on which nothing moves until it is told to. */
  private static final class SlowWire extends ChannelOutboundHandlerAdapter {
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
      waiting.add(
          () -> {
            var unused = ctx.writeAndFlush(message, promise);
          });
    }

    void move() {
      for (Runnable write = waiting.poll(); write != null; write = waiting.poll()) {
        write.run();
      }
    }
  }

  /** A connection whose codec refuses what it is to write. */
  private static final class BrokenWire extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
      ReferenceCountUtil.release(message);
      promise.setFailure(new EncoderException("refused"));
    }
  }

  @Test
  void anAnswerIsWrittenThoughTheRestOfItsRequestComesFirst() { // RFC 9112 9.6
    application.pipeline().addLast(upstream);
    client.writeInbound(post());
    assertThat(application.<HttpRequest>readOutbound().uri()).isEqualTo("/");
    application.writeInbound(
        new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE),
        last("no"));
    client.writeInbound(last("abc"));
    assertThat(client.isOpen()).isTrue();
    assertThat(open).hasValue(1);
    wire.move();
    assertThat(client.<HttpResponse>readOutbound().status().code()).isEqualTo(413);
    LastHttpContent end = client.readOutbound();
    assertThat(end.content().toString(US_ASCII)).isEqualTo("no");
    assertThat(client.isOpen()).isFalse();
    assertThat(open).hasValue(0);
  }

  @Test
  void aRequestThatCannotBeWrittenIsABadGateway() {
    application.pipeline().addLast(new BrokenWire(), upstream);
    client.writeInbound(post(), last("abc"));
    wire.move();
    assertThat(application.isOpen()).isFalse();
    assertThat(client.<HttpResponse>readOutbound().status().code()).isEqualTo(502);
    assertThat(open).hasValue(0);
  }

  private static HttpRequest post() {
    HttpRequest post = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
    post.headers().set("Host", TestGate.OWN).set("Content-Length", "3");
    return post;
  }

  private static LastHttpContent last(String text) {
    return new DefaultLastHttpContent(Unpooled.copiedBuffer(text, US_ASCII));
  }
}
