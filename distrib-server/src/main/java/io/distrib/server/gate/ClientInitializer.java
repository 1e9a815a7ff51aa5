package io.distrib.server.gate;

import io.distrib.ask.ConnectionLimit;
import io.distrib.ask.HeadDeadline;
import io.distrib.netty.DistributorHandler;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.ssl.SslContext;
import org.jspecify.annotations.Nullable;

/** Fills the pipelines of connections with clients, and of their streams. <em>Thread-safe.</em> */
final class ClientInitializer extends ChannelInitializer<Channel> {
  private static final long GOODBYE_MILLIS = 1_000;

  private final GateSettings settings;
  private final @Nullable SslContext tls;
  private final DistributorHandler component;
  private final Traffic traffic;
  private final ConnectionLimit connections;
  private final StrictRequests strict = new StrictRequests();
  private final StrictStreams strictStreams = new StrictStreams();
  private final LostConnection lost = new LostConnection();

  ClientInitializer(
      GateSettings settings,
      @Nullable SslContext tls,
      DistributorHandler component,
      Traffic traffic) {
    this.settings = settings;
    this.tls = tls;
    this.component = component;
    this.traffic = traffic;
    this.connections = new ConnectionLimit(settings.mostConnections());
  }

  @Override
  protected void initChannel(Channel channel) {
    channel.pipeline().addLast(connections, new ClientIdle(settings.timeout()));
    if (tls == null) {
      channel.pipeline().addLast(new HeadDeadline(settings.headTimeout()), new KnownProtocol(this));
    } else {
      channel.pipeline().addLast(tls.newHandler(channel.alloc()), new AgreedProtocol(this));
    }
  }

  /** From now on the connection speaks HTTP/1.1. */
  void http1(ChannelPipeline pipeline) {
    pipeline.addLast(
        new HttpServerCodec(Limits.decoder()), new HeadDeadline(settings.headTimeout()));
    proxy(pipeline);
  }

  /** From now on the connection speaks HTTP/2. */
  void http2(ChannelPipeline pipeline) {
    pipeline.addLast(
        Http2FrameCodecBuilder.forServer()
            .initialSettings(Limits.http2())
            .gracefulShutdownTimeoutMillis(GOODBYE_MILLIS)
            .build(),
        new Http2MultiplexHandler(new StreamInitializer()),
        lost);
  }

  private void proxy(ChannelPipeline pipeline) {
    pipeline.addLast(strict, component, new ProxyHandler(traffic));
  }

  /** Fills the pipeline of a stream. */
  private final class StreamInitializer extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel channel) {
      channel.pipeline().addLast(strictStreams, new Http2StreamFrameToHttpObjectCodec(true));
      proxy(channel.pipeline());
    }

    @Override
    public boolean isSharable() {
      return true;
    }
  }
}
