package io.distrib.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.distrib.config.HealthExpectation;
import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import io.distrib.config.TrustFile;
import io.distrib.server.Daemon;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Under TLS a site must have a certificate for its own name, though it is reached by address. */
@Timeout(300)
class HttpsProbeTest {
  private static final String PASSWORD = "changeit";
  private static final String NUMBER = "san=ip:127.0.0.1";
  private static final String BOSTON = "boston.app.example.test";

  @TempDir private static Path folder;

  @BeforeAll
  static void makeKeys() throws Exception {
    for (String name : List.of("authority", "other")) {
      keytool(name, "-genkeypair", "-keyalg", "EC", "-dname", "CN=authority", "-ext", "bc:c");
    }
    keytool("unnamed", "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + BOSTON);
    keytool("numbered", "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + BOSTON, "-ext", NUMBER);
    sign("site", BOSTON);
    sign("elsewhere", "chicago.app.example.test");
    sign("expired", BOSTON, "-startdate", "-2d", "-validity", "1");
  }

  @Test
  void aTrustedCertificateForTheSiteNameIsGood() throws Exception {
    assertThat(probe("site", BOSTON, trusted("authority")).evidence()).endsWith(" answers 200");
  }

  @Test
  void aCertificateForAnotherNameIsAFailure() throws Exception {
    ProbeResult result = probe("site", "chicago.app.example.test", trusted("authority"));

    assertThat(result.isSuccess()).isFalse();
    assertThat(result.isCut()).isFalse();
    assertThat(result.evidence()).contains("chicago.app.example.test");
  }

  /** The JDK takes the common name then; browsers have not for years. */
  @ParameterizedTest
  @ValueSource(strings = {"unnamed", "numbered"})
  void aCertificateWithoutADnsNameIsAFailure(String store) throws Exception {
    ProbeResult result = probe(store, BOSTON, trusted(store));

    assertThat(result.isSuccess()).isFalse();
    assertThat(result.evidence()).contains("no DNS subject alternative name");
  }

  @Test
  void aCertificateThatNobodyVouchesForIsAFailure() throws Exception {
    assertThat(probe("site", BOSTON, Optional.empty()).isSuccess()).isFalse();
    assertThat(probe("site", BOSTON, trusted("other")).isSuccess()).isFalse();
  }

  @Test
  void anExpiredCertificateIsAFailureEvenIfItIsTrustedItself() throws Exception {
    assertThat(probe("expired", BOSTON, trusted("authority")).evidence())
        .contains("the certificate has expired");
    ProbeResult result = probe("expired", BOSTON, trusted("expired"));
    assertThat(result.isSuccess()).isFalse();
    assertThat(result.evidence()).contains("the certificate has expired (NotAfter");
    assertThat(CertificateDates.areBlamed(result.evidence())).isTrue();
  }

  /** The server goes on with its old sessions: a client that resumed one would not see it. */
  @Test
  void aCertificateThatWasReplacedIsSeenAtTheNextProbe() throws Exception {
    SwitchedKeys keys = new SwitchedKeys(keyManager("site"), keyManager("elsewhere"));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {keys}, null, null);
    HttpsServer server = server(context);
    try (Probing probing = new Probing(settings(trusted("authority")), BOSTON, port(server))) {
      assertThat(probing.ask().isSuccess()).isTrue();
      assertThat(probing.ask().isSuccess()).isTrue();
      keys.switchOver();

      ProbeResult result = probing.ask();
      assertThat(result.isSuccess()).isFalse();
      assertThat(result.evidence()).contains(BOSTON);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aSiteThatSpeaksHttp2OnlyIsRecognized() throws Exception {
    try (SSLServerSocket server = offeringHttp2(context("site"));
        Probing probing =
            new Probing(settings(trusted("authority")), BOSTON, server.getLocalPort())) {
      Daemon.start(() -> ((SSLSocket) server.accept()).startHandshake());

      assertThat(probing.ask().evidence())
          .endsWith(": speaks HTTP/2 only: set health.protocol to h2");
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
    HttpsServer server = server(context(store));
    try (Probing probing = new Probing(settings(trust), siteName, port(server))) {
      ProbeResult first = probing.ask();
      assertThat(probing.ask().isSuccess()).isEqualTo(first.isSuccess());
      return first;
    } finally {
      server.stop(0);
    }
  }

  private static HttpsServer server(SSLContext context) throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
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
    return Probing.settings(
        HealthType.HTTPS, Duration.ofSeconds(20), HealthExpectation.DEFAULT, trust);
  }

  /** A key with a certificate of the authority for {@code host}. */
  private static void sign(String name, String host, String... options) throws Exception {
    String request = folder.resolve("request").toString();
    String certificate = folder.resolve("certificate").toString();
    String root = folder.resolve("root").toString();
    keytool(name, "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + host);
    keytool(name, "-certreq", "-file", request);
    List<String> gencert = new ArrayList<>(List.of("-gencert", "-infile", request));
    gencert.addAll(List.of("-outfile", certificate, "-ext", "san=dns:" + host));
    gencert.addAll(List.of(options));
    keytool("authority", gencert.toArray(String[]::new));
    keytool("authority", "-exportcert", "-file", root);
    keytool(name, "-importcert", "-noprompt", "-file", root, "-alias", "root");
    keytool(name, "-importcert", "-noprompt", "-file", certificate);
  }

  private static Path store(String name) {
    return folder.resolve(name + ".p12");
  }

  private static void keytool(String store, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
    command.addAll(List.of(options));
    command.addAll(List.of("-storetype", "PKCS12", "-keystore", store(store).toString()));
    command.addAll(List.of("-storepass", PASSWORD));
    if (!command.contains("-alias")) {
      command.addAll(List.of("-alias", "key"));
    }
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).as(command.toString()).isZero();
  }

  private static Optional<TrustFile> trusted(String store) throws Exception {
    return Optional.of(new TrustFile(store(store), List.of(certificate(store))));
  }

  private static X509Certificate certificate(String store) throws Exception {
    byte[] octets = keys(store).getCertificate("key").getEncoded();
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(octets));
  }

  private static KeyStore keys(String store) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store(store))) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  private static SSLContext context(String store) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {keyManager(store)}, null, null);
    return context;
  }

  private static X509ExtendedKeyManager keyManager(String store) throws Exception {
    KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
    keyManagers.init(keys(store), PASSWORD.toCharArray());
    return (X509ExtendedKeyManager) keyManagers.getKeyManagers()[0];
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
}
