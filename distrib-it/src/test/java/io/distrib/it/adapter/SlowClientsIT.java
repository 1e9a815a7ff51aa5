package io.distrib.it.adapter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.distrib.adapter.testkit.AdapterServer;
import io.distrib.adapter.testkit.KitScenario;
import io.distrib.adapter.testkit.RawConnection;
import io.distrib.adapter.testkit.RawResponse;
import io.distrib.redirect.Distributor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that send a head or a body slowly, or not to its end, hold up nobody else. */
class SlowClientsIT {
  /** More than the threads of a container. */
  private static final int CLIENTS = 300;

  private static final String HEAD = "POST / HTTP/1.1\r\nHost: app.example.test\r\n";

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "NETTY_HTTP2.*")
  void othersAreServed(KitKind kind) throws IOException {
    Distributor distributor = KitScenario.FLAT.distributor();
    List<Socket> slow = new ArrayList<>();
    try (AdapterServer site = kind.start(distributor)) {
      for (int i = 0; i < CLIENTS; i++) {
        slow.add(begin(site.port(), i % 2 == 0 ? HEAD : HEAD + "Content-Length: 100000\r\n\r\nx"));
      }
      for (int i = 1; i < CLIENTS; i += 2) {
        assertThat(statusLine(slow.get(i))).startsWith("HTTP/1.1 307");
      }
      assertThat(RawConnection.ask(site.port(), "GET / HTTP/1.1\r\nHost: app.example.test\r\n\r\n"))
          .extracting(RawResponse::status)
          .isEqualTo(302);
      for (Socket socket : slow) {
        socket.close();
      }
      await().untilAsserted(() -> assertThat(distributor.inFlight().count()).isZero());
    }
  }

  private static Socket begin(int port, String text) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(60_000);
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    return socket;
  }

  private static String statusLine(Socket socket) throws IOException {
    return new String(socket.getInputStream().readNBytes("HTTP/1.1 307".length()), ISO_8859_1);
  }
}
