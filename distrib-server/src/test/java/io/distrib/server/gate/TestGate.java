package io.distrib.server.gate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.distrib.load.InFlightRequests;
import io.distrib.redirect.Distributor;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Topologies;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A gate of site Boston of three, at a date that stands still, before an application. */
final class TestGate implements AutoCloseable {
  static final long NOW = 1_800_000_000L;
  static final String OWN = "boston.app.example.test";
  static final String POOL = "app.example.test";

  /** Head fields of a request in session, that are to be followed by an empty line. */
  static final String IN_SESSION = "Host: " + OWN + "\r\nCookie: a=b; live=1\r\n";

  final InFlightRequests inFlight = new InFlightRequests(2);
  final Distributor distributor =
      Distributor.builder(Topologies.flat(), "boston")
          .clock(new ManualClock(NOW))
          .inFlight(inFlight)
          .loadProbe(inFlight)
          .bypass("/open/*")
          .build();
  final Gate gate;
  final InetSocketAddress address;

  TestGate(GateSettings settings, @Nullable SslContext tls) throws IOException {
    this.gate = new Gate(settings, distributor, tls);
    this.address = gate.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  static TestGate before(InetSocketAddress application) throws IOException {
    return new TestGate(settings(application, Duration.ofSeconds(20)), null);
  }

  static GateSettings settings(InetSocketAddress application, Duration timeout) {
    return new GateSettings(application, "live", timeout);
  }

  Socket connect() throws IOException {
    Socket socket = new Socket(address.getAddress(), address.getPort());
    socket.setSoTimeout(60_000);
    return socket;
  }

  /** All that comes back until the connection ends. */
  String exchange(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  /** The same for a GET in session, after which the connection is to end. */
  String get(String... fields) throws IOException {
    return exchange(request("GET /x HTTP/1.1", fields));
  }

  /** A request in session that is the last of its connection. */
  static String request(String line, String... fields) {
    StringBuilder request = new StringBuilder(line).append("\r\n").append(IN_SESSION);
    for (String field : fields) {
      request.append(field).append("\r\n");
    }
    return request.append("Connection: close\r\n\r\n").toString();
  }

  /** Writes {@code text} and reads that number of bytes. */
  static String talk(Socket socket, String text, int octets) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    InputStream in = socket.getInputStream();
    return new String(in.readNBytes(octets), ISO_8859_1);
  }

  @Override
  public void close() {
    gate.close();
  }
}
