package io.distrib.server.gate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2PingFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.handler.codec.http2.Http2StreamFrame;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** A client that speaks HTTP/2 without TLS and without asking whether it may (RFC 9113 3.3). */
final class StreamClient implements AutoCloseable {
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Channel connection;

  StreamClient(InetSocketAddress address) {
    connection =
        new Bootstrap()
            .group(group)
            .channel(NioSocketChannel.class)
            .handler(new Frames())
            .connect(address)
            .syncUninterruptibly()
            .channel();
  }

  /** One stream, and what has come on it. <em>Thread-safe.</em> */
  static final class Stream extends SimpleChannelInboundHandler<Http2StreamFrame> {
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private volatile boolean isOver;

    /** The status, the Location, the body, or the error with which it was reset, joined by bars. */
    String seen() {
      return String.join("", seen);
    }

    boolean isOver() {
      return isOver;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Http2StreamFrame frame) {
      if (frame instanceof Http2HeadersFrame head && head.headers().status() != null) {
        seen.add(head.headers().status() + "|" + head.headers().get("location", "") + "|");
      } else if (frame instanceof Http2DataFrame data) {
        seen.add(data.content().toString(US_ASCII));
      }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      if (event instanceof Http2ResetFrame reset) {
        seen.add(Http2Error.valueOf(reset.errorCode()).toString());
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
      isOver = true;
    }
  }

  /** A request in session for {@code path}. */
  static Http2Headers get(String path) {
    return new DefaultHttp2Headers(false)
        .method("GET")
        .scheme("http")
        .authority(TestGate.OWN)
        .path(path)
        .add("cookie", "live=1");
  }

  /** Begins a request. */
  Http2StreamChannel begin(Http2Headers headers, boolean isWhole, Stream stream) {
    Http2StreamChannel channel =
        new Http2StreamChannelBootstrap(connection)
            .handler(stream)
            .open()
            .syncUninterruptibly()
            .getNow();
    var unused = channel.writeAndFlush(new DefaultHttp2HeadersFrame(headers, isWhole));
    return channel;
  }

  /** Sends a request and takes it back at once, if the connection still stands. */
  void askAndReset(Http2Headers headers, boolean isWhole) {
    var unused =
        new Http2StreamChannelBootstrap(connection)
            .handler(new Stream())
            .open()
            .addListener(
                (Future<Http2StreamChannel> opened) -> {
                  if (opened.isSuccess()) {
                    var unusedHead =
                        opened.getNow().write(new DefaultHttp2HeadersFrame(headers, isWhole));
                    reset(opened.getNow());
                  }
                });
  }

  /** Sends a part of a body. */
  static void send(Http2StreamChannel channel, String part) {
    var unused =
        channel.writeAndFlush(
            new DefaultHttp2DataFrame(Unpooled.copiedBuffer(part, US_ASCII), false));
  }

  /** Takes a request back. */
  static void reset(Http2StreamChannel channel) {
    var unused = channel.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.CANCEL));
  }

  /** Shows that the connection is alive. */
  void ping() {
    var unused = connection.writeAndFlush(new DefaultHttp2PingFrame(1));
  }

  /** Resets the connection. */
  void abort() {
    connection.config().setOption(ChannelOption.SO_LINGER, 0);
    connection.close().syncUninterruptibly();
  }

  boolean isOpen() {
    return connection.isActive();
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private static final class Frames extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel channel) {
      channel
          .pipeline()
          .addLast(
              Http2FrameCodecBuilder.forClient().validateHeaders(false).build(),
              new Http2MultiplexHandler(new Stream()));
    }
  }
}
