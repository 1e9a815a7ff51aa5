package io.distrib.health.http;

import io.distrib.config.ClientCertificate;
import io.distrib.config.HealthSettings;
import io.distrib.config.HttpProtocol;
import io.distrib.config.TrustFile;
import io.distrib.health.probe.ProbeTarget;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * TLS to sites: each must have a certificate for its own name (RFC 6125), though it is reached by
 * address. No session is resumed, for a resumed one does not show the certificate that new clients
 * see. <em>Thread-safe.</em>
 */
final class SiteTls {
  /** The type of a dNSName (RFC 5280, section 4.2.1.6). */
  private static final Integer DNS_NAME = 2;

  /** The key stores of this class are never written. */
  private static final char[] NO_PASSWORD = {};

  private final TrustManager[] trust;
  private final KeyManager @Nullable [] keys;
  private final String protocol;
  private final long timeoutMillis;

  SiteTls(HealthSettings settings) {
    this.protocol = settings.request().protocol().text();
    this.timeoutMillis = settings.timeout().toMillis();
    try {
      this.trust = trustManagers(settings.trust().orElse(null));
      this.keys = keyManagers(settings.client().orElse(null));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("TLS cannot be set up", e);
    }
  }

  /** What secures a connection of {@code channel} to {@code target}. */
  SslHandler handler(Channel channel, ProbeTarget target) {
    SSLEngine engine = context().createSSLEngine(target.siteName(), target.port());
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(target.siteName())));
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setApplicationProtocols(new String[] {protocol});
    engine.setSSLParameters(parameters);
    SslHandler handler = new SslHandler(engine);
    handler.setHandshakeTimeoutMillis(timeoutMillis);
    var unused =
        handler
            .handshakeFuture()
            .addListener(
                done -> {
                  if (done.isSuccess()) {
                    check(channel, engine);
                  }
                });
    return handler;
  }

  /** A context of its own for each connection has no session to resume. */
  private SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, trust, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("TLS cannot be set up", e);
    }
  }

  /**
   * What browsers look at and the JDK does not: the dates of a certificate that is itself among the
   * trusted ones, and that a name stands in the subject alternative names and not only in the
   * subject (RFC 9110, section 4.3.4).
   */
  private void check(Channel channel, SSLEngine engine) {
    try {
      X509Certificate own = (X509Certificate) engine.getSession().getPeerCertificates()[0];
      own.checkValidity();
      if (protocol.equals(HttpProtocol.H2.text())
          && !protocol.equals(engine.getApplicationProtocol())) {
        throw new SSLException("does not offer HTTP/2 under TLS");
      }
      if (!hasDnsName(own)) {
        throw new CertificateException("the certificate has no DNS subject alternative name");
      }
    } catch (CertificateException | SSLException e) {
      channel.pipeline().fireExceptionCaught(e);
    }
  }

  private static boolean hasDnsName(X509Certificate certificate)
      throws CertificateParsingException {
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    return names != null && names.stream().anyMatch(name -> DNS_NAME.equals(name.get(0)));
  }

  private static TrustManager[] trustManagers(@Nullable TrustFile trust)
      throws GeneralSecurityException, IOException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trust == null ? null : keyStore(trust.certificates()));
    return factory.getTrustManagers();
  }

  private static KeyStore keyStore(List<X509Certificate> certificates)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (X509Certificate certificate : certificates) {
      store.setCertificateEntry(Integer.toString(store.size()), certificate);
    }
    return store;
  }

  private static KeyManager @Nullable [] keyManagers(@Nullable ClientCertificate client)
      throws GeneralSecurityException, IOException {
    if (client == null) {
      return null;
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "client", client.key(), NO_PASSWORD, client.chain().toArray(X509Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }
}
