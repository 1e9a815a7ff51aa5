package io.distrib.netty;

import static io.distrib.netty.Handlers.NOW;
import static io.distrib.netty.Handlers.OWN;
import static io.distrib.netty.Handlers.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.redirect.Distributor;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.local.LocalServerChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.handler.codec.http2.Http2StreamFrame;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same handler on the streams of HTTP/2 (RFC 9113). */
class Http2Test {
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, LocalIoHandler.newFactory());
  private final Distributor distributor = Handlers.boston().build();
  private final DistributorHandler handler = Handlers.handler(distributor);
  private Channel client;

  @BeforeEach
  void connect() throws Exception {
    LocalAddress address = new LocalAddress(Http2Test.class);
    new ServerBootstrap()
        .group(group)
        .channel(LocalServerChannel.class)
        .childHandler(initializer(Http2FrameCodecBuilder.forServer(), serverStream()))
        .bind(address)
        .sync();
    client =
        new Bootstrap()
            .group(group)
            .channel(LocalChannel.class)
            .handler(initializer(Http2FrameCodecBuilder.forClient(), clientStream(null)))
            .connect(address)
            .sync()
            .channel();
  }

  @AfterEach
  void close() throws Exception {
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
    assertThat(distributor.inFlight().count()).isZero();
  }

  @Test
  void theSchemeOfTheRequestIsThatOfTheLocation() throws Exception { // H1
    assertThat(get("https", POOL, "/a?b").get("location"))
        .hasToString("https://" + OWN + "/a?b&distrib=" + NOW);
    assertThat(get("http", POOL, "/a?b").get("location"))
        .hasToString("http://" + OWN + "/a?b&distrib=" + NOW);
  }

  @Test
  void anAdmittedRequestIsServed() throws Exception { // H7
    assertThat(get("https", OWN, "/?distrib=" + NOW).status()).hasToString("200");
  }

  @Test
  void anOddSchemeIsRefused() throws Exception { // RFC 9113 8.3.1
    assertThat(get("gopher", POOL, "/").status()).hasToString("400");
  }

  @Test
  void aPathWithoutASlashIsRefused() throws Exception { // RFC 9113 8.3.1
    assertThat(get("https", POOL, "a").status()).hasToString("400");
  }

  @Test
  void aPathThatIsAWholeUriIsRefused() throws Exception { // RFC 9113 8.3.1
    assertThat(get("https", POOL, "http://other.example/").status()).hasToString("400");
  }

  @Test
  void trailersWithoutARequestReachNobody() throws Exception { // RFC 9113 8.1
    Http2Headers trailers = new DefaultHttp2Headers(false).add("x", "y");
    assertThat(send(trailers, true).get(10, TimeUnit.SECONDS).status()).hasToString("reset");
  }

  @Test
  void aHostThatDiffersFromTheAuthorityIsRefused() throws Exception { // RFC 9113 8.3.1
    Http2Headers headers = headers("https", POOL, "/").add("host", "other.example");
    assertThat(send(headers, true).get(10, TimeUnit.SECONDS).status())
        .asString()
        .isIn("400", "reset");
  }

  @Test
  void aHostThatRepeatsTheAuthorityIsNone() throws Exception { // RFC 9113 8.3.1
    Http2Headers headers = headers("https", POOL, "/").add("host", POOL);
    assertThat(send(headers, true).get(10, TimeUnit.SECONDS).status()).hasToString("302");
  }

  @Test
  void aPostIsAnsweredBeforeItsBody() throws Exception { // rules, section 5
    Http2Headers headers = headers("https", POOL, "/").method("POST");
    assertThat(send(headers, false).get(10, TimeUnit.SECONDS).status()).hasToString("307");
  }

  private Http2Headers get(String scheme, String authority, String path) throws Exception {
    return send(headers(scheme, authority, path), true).get(10, TimeUnit.SECONDS);
  }

  private static Http2Headers headers(String scheme, String authority, String path) {
    return new DefaultHttp2Headers(false)
        .method("GET")
        .scheme(scheme)
        .authority(authority)
        .path(path);
  }

  private CompletableFuture<Http2Headers> send(Http2Headers headers, boolean isWhole)
      throws Exception {
    CompletableFuture<Http2Headers> answer = new CompletableFuture<>();
    Http2StreamChannel stream =
        new Http2StreamChannelBootstrap(client)
            .handler(clientStream(answer))
            .open()
            .get(10, TimeUnit.SECONDS);
    stream.writeAndFlush(new DefaultHttp2HeadersFrame(headers, isWhole)).sync();
    if (!isWhole) {
      stream.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.copiedBuffer(new byte[9]))).sync();
    }
    return answer;
  }

  private ChannelInitializer<Channel> serverStream() {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        channel
            .pipeline()
            .addLast(
                new Http2StreamFrameToHttpObjectCodec(true, false),
                handler,
                TestApplication.prompt());
      }
    };
  }

  private static SimpleChannelInboundHandler<Http2StreamFrame> clientStream(
      CompletableFuture<Http2Headers> answer) {
    return new SimpleChannelInboundHandler<>() {
      @Override
      protected void channelRead0(ChannelHandlerContext ctx, Http2StreamFrame frame) {
        if (frame instanceof Http2HeadersFrame head) {
          answer.complete(head.headers());
        }
      }

      @Override
      public void channelInactive(ChannelHandlerContext ctx) {
        answer.complete(new DefaultHttp2Headers().status("reset"));
      }
    };
  }

  private static ChannelInitializer<Channel> initializer(
      Http2FrameCodecBuilder codec, io.netty.channel.ChannelHandler streams) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        channel
            .pipeline()
            .addLast(codec.validateHeaders(false).build(), new Http2MultiplexHandler(streams));
      }
    };
  }
}
