package io.distrib.server.gate;

import static io.distrib.server.gate.RawApplication.Behaviour.writing;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that come by TLS, and speak HTTP/2 or not. */
@Timeout(120)
class GateHttp2Test {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  @TempDir private static Path folder;

  private static SSLContext trust;

  private RawApplication application;
  private TestGate gate;

  @BeforeAll
  static void makeKeys() throws Exception {
    Path store = folder.resolve("key.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process process =
        new ProcessBuilder(
                List.of(
                    keytool.toString(),
                    "-genkeypair",
                    "-keyalg",
                    "EC",
                    "-alias",
                    "key",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=dns:localhost",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    "changeit"))
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    pem("cert.pem", "CERTIFICATE", keys.getCertificate("key").getEncoded());
    pem("key.pem", "PRIVATE KEY", keys.getKey("key", PASSWORD).getEncoded());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("key", keys.getCertificate("key"));
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(trusted);
    trust = SSLContext.getInstance("TLS");
    trust.init(null, managers.getTrustManagers(), null);
  }

  @BeforeEach
  void start() throws IOException {
    application = new RawApplication(writing(OK));
    gate =
        new TestGate(
            TestGate.settings(application.address(), Duration.ofSeconds(20)),
            GateTls.of(folder.resolve("cert.pem"), folder.resolve("key.pem")));
  }

  @AfterEach
  void stop() throws IOException {
    gate.close();
    application.close();
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void aNewcomerIsRedirectedUnderItsScheme(HttpClient.Version version) throws Exception { // H3
    HttpResponse<String> response = send(version, request("/a").build());
    assertThat(response.version()).isEqualTo(version);
    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(response.headers().firstValue("location"))
        .hasValueSatisfying(to -> assertThat(to).startsWith("https://" + TestGate.OWN));
  }

  @Test
  void aBodyGoesBothWays() throws Exception { // H0: a path that is served at once
    byte[] body = new byte[3 << 20];
    application.behave(
        (head, in, out, socket) -> {
          assertThat(head)
              .containsIgnoringCase("Transfer-Encoding: chunked")
              .doesNotContain("x-http2");
          out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(ISO_8859_1));
          out.write(readChunks(in));
        });
    HttpRequest post =
        request("/open/echo")
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
            .build();
    HttpResponse<InputStream> response =
        client(HttpClient.Version.HTTP_2).send(post, BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body().readAllBytes()).isEqualTo(body);
  }

  @Test
  void aResponseThatIsCutIsReset() throws IOException { // RFC 9113 8.1
    application.behave(
        RawApplication.Behaviour.writingLast("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok"));
    assertThatThrownBy(() -> send(HttpClient.Version.HTTP_2, request("/open/x").build()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void theApplicationIsToldOfTheScheme() throws Exception { // RFC 7239
    assertThat(send(HttpClient.Version.HTTP_2, request("/open/x").build()).body()).isEqualTo("ok");
    assertThat(application.head())
        .startsWith("GET /open/x HTTP/1.1\r\n")
        .contains("X-Forwarded-Proto: https\r\n", "X-Forwarded-For: 127.0.0.1\r\n");
  }

  @Test
  void filesThatAreNoneOfTlsAreRefused() {
    Path key = folder.resolve("key.pem");
    assertThatThrownBy(() -> GateTls.of(key, key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--tls-cert ");
  }

  /** All chunks, as they came. */
  private static byte[] readChunks(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    int length;
    do {
      String line = readLine(in);
      length = Integer.parseInt(line, 16);
      all.writeBytes((line + "\r\n").getBytes(ISO_8859_1));
      all.writeBytes(in.readNBytes(length + 2));
    } while (length > 0);
    return all.toByteArray();
  }

  private static String readLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      line.append((char) octet);
    }
    return line.toString().strip();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + gate.address.getPort() + path));
  }

  private static HttpResponse<String> send(HttpClient.Version version, HttpRequest request)
      throws Exception {
    return client(version).send(request, BodyHandlers.ofString());
  }

  private static HttpClient client(HttpClient.Version version) {
    return HttpClient.newBuilder().version(version).sslContext(trust).build();
  }

  private static void pem(String name, String kind, byte[] der) throws IOException {
    String text = Base64.getMimeEncoder().encodeToString(der);
    Files.writeString(
        folder.resolve(name),
        "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }
}
