package io.distrib.it.adapter;

import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A key and a certificate for {@value #HOST}, made by {@code keytool}; both ends of TLS with it.
 */
final class SelfSigned {
  static final String HOST = "localhost";

  private static final String PASSWORD = "changeit";

  private final PrivateKey key;
  private final X509Certificate certificate;

  private SelfSigned(PrivateKey key, X509Certificate certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  static SelfSigned make() {
    try {
      Path store = Files.createTempDirectory("distrib-it").resolve("key.p12");
      keytool(store);
      KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      return new SelfSigned(
          (PrivateKey) keys.getKey("key", PASSWORD.toCharArray()),
          (X509Certificate) keys.getCertificate("key"));
    } catch (IOException | GeneralSecurityException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For a site: it takes HTTP/2 only (RFC 7301). */
  SslContext server() {
    return build(SslContextBuilder.forServer(key, certificate));
  }

  /** For its clients. */
  SslContext client() {
    return build(SslContextBuilder.forClient().trustManager(certificate));
  }

  private static SslContext build(SslContextBuilder builder) {
    try {
      return builder
          .sslProvider(SslProvider.JDK)
          .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
          .applicationProtocolConfig(
              new ApplicationProtocolConfig(
                  Protocol.ALPN,
                  SelectorFailureBehavior.NO_ADVERTISE,
                  SelectedListenerFailureBehavior.ACCEPT,
                  ApplicationProtocolNames.HTTP_2))
          .build();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void keytool(Path store) throws IOException, InterruptedException {
    String program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> subject = List.of("-dname", "CN=" + HOST, "-ext", "san=dns:" + HOST);
    ProcessBuilder builder =
        new ProcessBuilder(program, "-genkeypair", "-keyalg", "EC", "-alias", "key");
    builder.command().addAll(subject);
    builder.command().addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString()));
    builder.command().addAll(List.of("-storepass", PASSWORD));
    if (builder.inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException("keytool has failed");
    }
  }
}
