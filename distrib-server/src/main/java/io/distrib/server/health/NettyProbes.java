package io.distrib.server.health;

import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import org.jspecify.annotations.Nullable;

/**
 * Makes the probes of a pool, and ends their connections. <em>Confined to one event loop, but for
 * {@link #close}.</em>
 */
final class NettyProbes implements Probe.Factory, AutoCloseable {
  private static final int LONGEST_LINE = 4_096;
  private static final int LONGEST_HEADERS = 16_384;
  private static final int LONGEST_CHUNK = 8_192;

  private final HealthSettings settings;
  private final Connector connector;
  private final @Nullable SiteTls tls;

  NettyProbes(HealthLoop loop, HealthSettings settings) {
    this.settings = settings;
    this.connector = new Connector(loop, settings.timeout());
    this.tls = settings.type() == HealthType.HTTPS ? new SiteTls(settings) : null;
  }

  @Override
  public Probe of(Target target, Runnable lost) {
    return settings.isHttp()
        ? new HttpProbe(target, settings, connector, channel -> prepare(channel, target), lost)
        : new TcpProbe(target, connector);
  }

  @Override
  public void close() {
    connector.close();
  }

  private void prepare(Channel channel, Target target) {
    if (tls != null) {
      channel.pipeline().addLast(tls.handler(channel, target));
    }
    channel.pipeline().addLast(new Http2Detector(), new HttpClientCodec(decoder(), false, false));
  }

  /**
   * Bounded, and as lenient as clients are: bare line feeds, an equal length twice, a length beside
   * chunks.
   */
  private static HttpDecoderConfig decoder() {
    return new HttpDecoderConfig()
        .setMaxInitialLineLength(LONGEST_LINE)
        .setMaxHeaderSize(LONGEST_HEADERS)
        .setMaxChunkSize(LONGEST_CHUNK)
        .setStrictLineParsing(false)
        .setAllowDuplicateContentLengths(true)
        .setUseRfc9112TransferEncoding(false);
  }
}
