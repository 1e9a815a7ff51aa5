package io.distrib.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.distrib.TopologyBuilder;
import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import io.distrib.model.Site;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under TLS a site must have a certificate for its own name, though it is reached by address. */
class HttpsProbeTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path folder;
  private SSLContext before;
  private SSLContext context;
  private HttpsServer server;

  @BeforeEach
  void startServer() throws Exception {
    before = SSLContext.getDefault();
    context = context(certificateFor("boston.app.example.test"));
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
    SSLContext.setDefault(before);
  }

  @Test
  void aTrustedCertificateForTheSiteNameIsGood() throws Exception {
    SSLContext.setDefault(context);

    assertThat(probe("boston.app.example.test").isSuccess()).isTrue();
  }

  @Test
  void aCertificateForAnotherNameIsAFailure() throws Exception {
    SSLContext.setDefault(context);

    assertThat(probe("chicago.app.example.test").isSuccess()).isFalse();
  }

  @Test
  void aCertificateThatNobodyVouchesForIsAFailure() throws Exception {
    assertThat(probe("boston.app.example.test").isSuccess()).isFalse();
  }

  private ProbeResult probe(String siteName) throws InterruptedException {
    Site site =
        TopologyBuilder.pool("app.example.test")
            .site(
                "site",
                builder ->
                    builder.name(siteName).address("127.0.0.1").port(server.getAddress().getPort()))
            .build()
            .sites()
            .get(0);
    HealthSettings defaults = HealthSettings.of(HealthType.HTTPS);
    HealthSettings patient =
        new HealthSettings(
            defaults.type(),
            defaults.port(),
            defaults.path(),
            defaults.interval(),
            defaults.timeout().multipliedBy(10),
            1,
            1);
    try (HttpProbe probe = new HttpProbe(patient)) {
      return probe.probe(site, site.addresses().get(0));
    }
  }

  private Path certificateFor(String name) throws Exception {
    Path store = folder.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD),
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:" + name)
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    return store;
  }

  private static SSLContext context(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
    keyManagers.init(keys, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("site", keys.getCertificate(keys.aliases().nextElement()));
    TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
    trustManagers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
    return context;
  }
}
