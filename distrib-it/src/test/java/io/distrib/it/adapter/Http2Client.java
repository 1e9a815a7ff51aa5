package io.distrib.it.adapter;

import io.distrib.adapter.testkit.RawResponse;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One connection that speaks HTTP/2 and sends whatever header fields it is given, unchecked: a
 * client library would tidy them.
 */
final class Http2Client implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 10;
  private static final int MAX_HEAD = 65_536;

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Channel connection;

  /** Connects to a port of the loopback interface, by prior knowledge (RFC 9113 3.3). */
  Http2Client(int port) {
    this(port, new Frames());
  }

  private Http2Client(int port, ChannelHandler handler) {
    connection =
        new Bootstrap()
            .group(group)
            .channel(NioSocketChannel.class)
            .handler(handler)
            .connect(InetAddress.getLoopbackAddress(), port)
            .syncUninterruptibly()
            .channel();
  }

  /** Connects by TLS, and agrees there on HTTP/2. */
  static Http2Client overTls(int port, SslContext tls) {
    Agreement agreement = new Agreement(tls, port);
    Http2Client client = new Http2Client(port, agreement);
    agreement.agreed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    return client;
  }

  /** Sends one request on a stream of its own; {@code isWhole} if no body follows. */
  RawResponse ask(Http2Headers headers, boolean isWhole) {
    Http2Answer answer = new Http2Answer();
    Http2StreamChannel stream = open(answer);
    var unused = stream.writeAndFlush(new DefaultHttp2HeadersFrame(headers, isWhole));
    try {
      return answer.whole().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a request, whose body goes on if it is not {@code isWhole}. */
  Http2Begun begin(Http2Headers headers, boolean isWhole) {
    AtomicBoolean hasBody = new AtomicBoolean();
    Http2StreamChannel stream = open(new Http2Begun.Reader(hasBody));
    var unused = stream.writeAndFlush(new DefaultHttp2HeadersFrame(headers, isWhole));
    return new Http2Begun(stream, hasBody);
  }

  /** Sends a request and takes it back at once. */
  void askAndReset(Http2Headers headers) {
    var unused =
        new Http2StreamChannelBootstrap(connection)
            .handler(new Http2Answer())
            .open()
            .addListener((Future<Http2StreamChannel> opened) -> reset(opened, headers));
  }

  /** Whether the site has not ended the connection. */
  boolean isOpen() {
    return connection.isActive();
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private static void reset(Future<Http2StreamChannel> opened, Http2Headers headers) {
    if (opened.isSuccess()) {
      Http2StreamChannel stream = opened.getNow();
      var unusedHead = stream.write(new DefaultHttp2HeadersFrame(headers, true));
      var unused = stream.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.CANCEL));
    }
  }

  private Http2StreamChannel open(ChannelHandler handler) {
    return new Http2StreamChannelBootstrap(connection)
        .handler(handler)
        .open()
        .syncUninterruptibly()
        .getNow();
  }

  /** Waits for the handshake: a stream that is opened before would be lost. */
  private static final class Agreement extends ChannelInitializer<Channel> {
    private final SslContext tls;
    private final int port;
    private final CompletableFuture<String> agreed = new CompletableFuture<>();

    Agreement(SslContext tls, int port) {
      this.tls = tls;
      this.port = port;
    }

    @Override
    protected void initChannel(Channel channel) {
      SslHandler handler = tls.newHandler(channel.alloc(), SelfSigned.HOST, port);
      channel.pipeline().addLast(handler, new Frames());
      handler
          .handshakeFuture()
          .addListener(
              done -> {
                if (done.isSuccess()
                    && ApplicationProtocolNames.HTTP_2.equals(handler.applicationProtocol())) {
                  agreed.complete(handler.applicationProtocol());
                } else {
                  agreed.completeExceptionally(new IllegalStateException(done.cause()));
                }
              });
    }
  }

  private static final class Frames extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel channel) {
      channel
          .pipeline()
          .addLast(
              Http2FrameCodecBuilder.forClient()
                  .validateHeaders(false)
                  .initialSettings(new Http2Settings().maxHeaderListSize(MAX_HEAD))
                  .encoderIgnoreMaxHeaderListSize(true)
                  .build(),
              new Http2MultiplexHandler(new Http2Answer()));
    }
  }
}
