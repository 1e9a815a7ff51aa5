package io.distrib.health.http;

import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import io.distrib.config.HttpProtocol;
import io.distrib.health.probe.ProbeTarget;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Makes new channels speak HTTP/1.1 or HTTP/2, under TLS or without. <em>Confined to one event
 * loop.</em>
 */
final class HttpTransport {
  private static final int MAX_LINE = 4_096;
  private static final int MAX_HEADERS = 65_536;
  private static final int MAX_CHUNK = 8_192;

  private final HttpProtocol protocol;
  private final @Nullable SiteTls tls;

  /** A transport of {@code type}, http or https. */
  HttpTransport(HealthSettings settings, HealthType type) {
    this.protocol = settings.request().protocol();
    this.tls = type == HealthType.HTTPS ? new SiteTls(settings) : null;
  }

  /**
   * A connection to {@code target} over the empty pipeline of {@code channel}.
   *
   * @param lost called when the site closes it while no request is under way
   */
  CompletableFuture<HttpConnection> open(Channel channel, ProbeTarget target, Runnable lost) {
    if (tls != null) {
      channel.pipeline().addLast(tls.handler(channel, target));
    }
    return protocol == HttpProtocol.H2
        ? http2(channel, lost)
        : CompletableFuture.completedFuture(http1(channel, lost));
  }

  private static HttpConnection http1(Channel channel, Runnable lost) {
    HttpConnection connection = new HttpConnection(channel, channel, lost);
    channel
        .pipeline()
        .addLast(new Http2Detector(), new HttpClientCodec(decoder(), false, false), connection);
    return connection;
  }

  /** The only stream of a new connection. */
  private static CompletableFuture<HttpConnection> http2(Channel channel, Runnable lost) {
    Http2Settings settings =
        Http2Settings.defaultSettings().pushEnabled(false).maxHeaderListSize(MAX_HEADERS);
    channel
        .pipeline()
        .addLast(
            Http2FrameCodecBuilder.forClient().initialSettings(settings).build(),
            new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()));
    CompletableFuture<HttpConnection> opened = new CompletableFuture<>();
    var unused =
        new Http2StreamChannelBootstrap(channel)
            .open()
            .addListener(
                done -> {
                  if (done.isSuccess()) {
                    opened.complete(stream(channel, (Http2StreamChannel) done.getNow(), lost));
                  } else {
                    opened.completeExceptionally(done.cause());
                  }
                });
    return opened;
  }

  private static HttpConnection stream(Channel whole, Http2StreamChannel stream, Runnable lost) {
    HttpConnection connection = new HttpConnection(stream, whole, lost);
    stream.pipeline().addLast(new Http2StreamFrameToHttpObjectCodec(false), connection);
    whole.pipeline().addLast(new Failures(connection));
    return connection;
  }

  /**
   * Bounded, and as lenient as clients are: bare line feeds, an equal length twice, a length beside
   * chunks.
   */
  private static HttpDecoderConfig decoder() {
    return new HttpDecoderConfig()
        .setMaxInitialLineLength(MAX_LINE)
        .setMaxHeaderSize(MAX_HEADERS)
        .setMaxChunkSize(MAX_CHUNK)
        .setStrictLineParsing(false)
        .setAllowDuplicateContentLengths(true)
        .setUseRfc9112TransferEncoding(false);
  }

  /** A failure below the streams of a connection fails its request. */
  private static final class Failures extends ChannelInboundHandlerAdapter {
    private final HttpConnection connection;

    Failures(HttpConnection connection) {
      this.connection = connection;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      if (event instanceof SslHandshakeCompletionEvent handshake && !handshake.isSuccess()) {
        connection.fail(handshake.cause());
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      connection.fail(cause);
    }
  }
}
