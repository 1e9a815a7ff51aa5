package io.distrib.server.health;

import io.distrib.config.HealthSettings;
import io.distrib.config.TrustFile;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/**
 * TLS to sites: each must have a certificate for its own name (RFC 6125), though it is reached by
 * address. <em>Thread-safe.</em>
 */
final class SiteTls {
  private final SslContext context;
  private final long timeoutMillis;

  SiteTls(HealthSettings settings) {
    this.timeoutMillis = settings.timeout().toMillis();
    try {
      SslContextBuilder builder = SslContextBuilder.forClient().sslProvider(SslProvider.JDK);
      settings.trust().ifPresent(trust -> builder.trustManager(certificates(trust)));
      this.context = builder.build();
    } catch (SSLException e) {
      throw new IllegalStateException("TLS cannot be set up", e);
    }
  }

  /** What secures a connection of {@code channel} to {@code target}. */
  SslHandler handler(Channel channel, Target target) {
    SSLEngine engine = context.newEngine(channel.alloc(), target.siteName(), target.port());
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(target.siteName())));
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(parameters);
    SslHandler handler = new SslHandler(engine);
    handler.setHandshakeTimeoutMillis(timeoutMillis);
    var unused =
        handler
            .handshakeFuture()
            .addListener(
                done -> {
                  if (done.isSuccess()) {
                    checkDate(channel, engine);
                  }
                });
    return handler;
  }

  /** The JDK does not look at the dates of a certificate that is itself among the trusted ones. */
  private static void checkDate(Channel channel, SSLEngine engine) throws SSLException {
    try {
      ((X509Certificate) engine.getSession().getPeerCertificates()[0]).checkValidity();
    } catch (CertificateException e) {
      channel.pipeline().fireExceptionCaught(e);
    }
  }

  private static X509Certificate[] certificates(TrustFile trust) {
    return trust.certificates().toArray(X509Certificate[]::new);
  }
}
