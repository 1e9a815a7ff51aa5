package io.distrib.health.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.distrib.config.ClientCertificate;
import io.distrib.config.HealthExpectation;
import io.distrib.config.HealthRequest;
import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import io.distrib.config.HttpProtocol;
import io.distrib.config.TrustFile;
import io.distrib.health.probe.CertificateDates;
import io.distrib.health.probe.ProbeResult;
import io.distrib.testkit.Daemon;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Under TLS a site must have a certificate for its own name, though it is reached by address. */
@Timeout(300)
class HttpsProbeTest {
  private static final String NUMBER = "san=ip:127.0.0.1";
  private static final String BOSTON = "boston.app.example.test";

  @TempDir private static Path folder;
  private static KeyFolder keys;

  @BeforeAll
  static void makeKeys() throws Exception {
    keys = new KeyFolder(folder);
    keys.make("unnamed", BOSTON);
    keys.make("numbered", BOSTON, "-ext", NUMBER);
    keys.makeAuthority("authority");
    keys.makeAuthority("other");
    keys.sign("site", BOSTON);
    keys.sign("elsewhere", "chicago.app.example.test");
    keys.sign("expired", BOSTON, "-startdate", "-2d", "-validity", "1");
  }

  @Test
  void aTrustedCertificateForTheSiteNameIsGood() throws Exception {
    assertThat(probe("site", BOSTON, keys.trusted("authority")).evidence())
        .endsWith(" answers 200");
  }

  @Test
  void aCertificateForAnotherNameIsAFailure() throws Exception {
    ProbeResult result = probe("site", "chicago.app.example.test", keys.trusted("authority"));

    assertThat(result.isSuccess()).isFalse();
    assertThat(result.isCut()).isFalse();
    assertThat(result.evidence()).contains("chicago.app.example.test");
  }

  /** The JDK takes the common name then; browsers have not for years. */
  @ParameterizedTest
  @ValueSource(strings = {"unnamed", "numbered"})
  void aCertificateWithoutADnsNameIsAFailure(String store) throws Exception {
    ProbeResult result = probe(store, BOSTON, keys.trusted(store));

    assertThat(result.isSuccess()).isFalse();
    assertThat(result.evidence()).contains("no DNS subject alternative name");
  }

  @Test
  void aCertificateThatNobodyVouchesForIsAFailure() throws Exception {
    assertThat(probe("site", BOSTON, Optional.empty()).isSuccess()).isFalse();
    assertThat(probe("site", BOSTON, keys.trusted("other")).isSuccess()).isFalse();
  }

  @Test
  void anExpiredCertificateIsAFailureEvenIfItIsTrustedItself() throws Exception {
    assertThat(probe("expired", BOSTON, keys.trusted("authority")).evidence())
        .contains("the certificate has expired");
    ProbeResult result = probe("expired", BOSTON, keys.trusted("expired"));
    assertThat(result.isSuccess()).isFalse();
    assertThat(result.evidence()).contains("the certificate has expired (NotAfter");
    assertThat(CertificateDates.areBlamed(result.evidence())).isTrue();
  }

  /** The server goes on with its old sessions: a client that resumed one would not see it. */
  @Test
  void aCertificateThatWasReplacedIsSeenAtTheNextProbe() throws Exception {
    SwitchedKeys switched = new SwitchedKeys(keys.keyManager("site"), keys.keyManager("elsewhere"));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {switched}, null, null);
    HttpsServer server = server(context);
    try (Probing probing = new Probing(settings(keys.trusted("authority")), BOSTON, port(server))) {
      assertThat(probing.ask().isSuccess()).isTrue();
      assertThat(probing.ask().isSuccess()).isTrue();
      switched.switchOver();

      ProbeResult result = probing.ask();
      assertThat(result.isSuccess()).isFalse();
      assertThat(result.evidence()).contains(BOSTON);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aSiteThatSpeaksHttp2OnlyIsRecognized() throws Exception {
    try (SSLServerSocket server = offeringHttp2(keys.context("site"));
        Probing probing =
            new Probing(settings(keys.trusted("authority")), BOSTON, server.getLocalPort())) {
      Daemon.start(() -> ((SSLSocket) server.accept()).startHandshake());

      assertThat(probing.ask().evidence())
          .endsWith(": speaks HTTP/2 only: set health.protocol to h2");
    }
  }

  @Test
  void aSiteIsAskedInHttp2UnderTls() throws Exception {
    SslContext tls =
        SslContextBuilder.forServer(keys.keyManager("site"))
            .applicationProtocolConfig(
                new ApplicationProtocolConfig(
                    Protocol.ALPN,
                    SelectorFailureBehavior.NO_ADVERTISE,
                    SelectedListenerFailureBehavior.ACCEPT,
                    ApplicationProtocolNames.HTTP_2))
            .build();
    try (Http2Site site = new Http2Site(tls, HttpsProbeTest::answerNoContent)) {
      assertThat(askInHttp2(site.port(), "authority").evidence()).endsWith(" answers 204");
      assertThat(site.request().headers().scheme()).hasToString("https");
      assertThat(askInHttp2(site.port(), "other").isSuccess()).isFalse();
    }
  }

  @Test
  void aSiteThatDoesNotSpeakHttp2UnderTlsIsAFailure() throws Exception {
    HttpsServer server = server(keys.context("site"));
    try {
      assertThat(askInHttp2(port(server), "authority").evidence())
          .endsWith(": does not offer HTTP/2 under TLS");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aSiteThatAsksForACertificateIsShownOne() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    TrustManagerFactory clients = TrustManagerFactory.getInstance("PKIX");
    clients.init(keys.keys("site"));
    context.init(new KeyManager[] {keys.keyManager("site")}, clients.getTrustManagers(), null);
    HttpsServer server = server(new AskingForCertificates(context));
    PrivateKey key = keys.privateKey("elsewhere");
    ClientCertificate client =
        new ClientCertificate(keys.store("elsewhere"), List.of(keys.certificate("elsewhere")), key);
    try {
      assertThat(ask(port(server), showing(Optional.of(client))).evidence())
          .endsWith(" answers 200");
      assertThat(ask(port(server), showing(Optional.empty())).isSuccess()).isFalse();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aSiteWithoutTlsIsAFailure() throws Exception {
    try (RawSite site = new RawSite(RawSite.Behaviour.writing("HTTP/1.1 200 OK\r\n\r\n"));
        Probing probing = new Probing(Probing.settings(HealthType.HTTPS), site.port())) {
      assertThat(probing.ask().isSuccess()).isFalse();
    }
  }

  private static ProbeResult probe(String store, String siteName, Optional<TrustFile> trust)
      throws Exception {
    HttpsServer server = server(keys.context(store));
    try (Probing probing = new Probing(settings(trust), siteName, port(server))) {
      ProbeResult first = probing.ask();
      assertThat(probing.ask().isSuccess()).isEqualTo(first.isSuccess());
      return first;
    } finally {
      server.stop(0);
    }
  }

  private static HealthSettings showing(Optional<ClientCertificate> client) throws Exception {
    return settings(HttpProtocol.HTTP_1_1, keys.trusted("authority"), client);
  }

  private static ProbeResult askInHttp2(int port, String trusted) throws Exception {
    return ask(port, settings(HttpProtocol.H2, keys.trusted(trusted), Optional.empty()));
  }

  private static ProbeResult ask(int port, HealthSettings settings) throws Exception {
    try (Probing probing = new Probing(settings, BOSTON, port)) {
      return probing.ask();
    }
  }

  private static void answerNoContent(ChannelHandlerContext ctx) {
    Http2Headers head = new DefaultHttp2Headers().status("204");
    var unused = ctx.writeAndFlush(new DefaultHttp2HeadersFrame(head, true));
  }

  private static HttpsServer server(SSLContext context) throws IOException {
    return server(new HttpsConfigurator(context));
  }

  private static HttpsServer server(HttpsConfigurator configurator) throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(configurator);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static int port(HttpsServer server) {
    return server.getAddress().getPort();
  }

  private static HealthSettings settings(Optional<TrustFile> trust) {
    return settings(HttpProtocol.HTTP_1_1, trust, Optional.empty());
  }

  private static HealthSettings settings(
      HttpProtocol protocol, Optional<TrustFile> trust, Optional<ClientCertificate> client) {
    HealthRequest request =
        new HealthRequest(
            protocol, HealthRequest.DEFAULT_PATH, Optional.empty(), Map.of(), Optional.empty());
    return Probing.settings(
        HealthType.HTTPS,
        Duration.ofSeconds(20),
        request,
        HealthExpectation.DEFAULT,
        trust,
        client);
  }

  /** Of the protocols over TLS it offers HTTP/2 alone. */
  private static SSLServerSocket offeringHttp2(SSLContext context) throws IOException {
    SSLServerSocket server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    SSLParameters parameters = server.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    server.setSSLParameters(parameters);
    return server;
  }

  /** Serves nobody who shows no certificate. */
  private static final class AskingForCertificates extends HttpsConfigurator {
    AskingForCertificates(SSLContext context) {
      super(context);
    }

    @Override
    public void configure(HttpsParameters parameters) {
      SSLParameters tls = getSSLContext().getDefaultSSLParameters();
      tls.setNeedClientAuth(true);
      parameters.setSSLParameters(tls);
    }
  }
}
