package io.distrib.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.dns.socket.Threads;
import io.distrib.dns.zone.Zone;
import io.distrib.testkit.ManualClock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TCP with clients that are quick, slow, silent and rude (RFC 7766, 9210). */
class TcpTest {
  private static final byte[] QUERY = Wire.query("us.example.test", "A");
  private static final byte[] BIG_QUERY = Wire.query("big.example.test", "A");
  private static final String BIG =
      IntStream.rangeClosed(1, 1_000)
          .mapToObj(i -> String.format(Locale.ROOT, "big 60 A 10.0.%d.%d%n", i / 250, i % 250))
          .collect(Collectors.joining());

  private final ManualClock clock = new ManualClock(1_700_000_000);
  private final List<Socket> opened = new ArrayList<>();
  @TempDir Path folder;
  private NameServer server;
  private InetSocketAddress address;

  @BeforeEach
  void start() throws IOException {
    Zone zone = TestZones.zone(folder, TestZones.naming(TestZones.sites().build()), BIG);
    server =
        NameServer.builder()
            .listen(Sockets.free())
            .zone(zone)
            .threads(1)
            .clock(clock)
            .tcpConnections(8, 4)
            .tcpIdle(Duration.ofSeconds(10))
            .build();
    server.start();
    address = server.addresses().get(0);
  }

  @AfterEach
  void stop() throws IOException {
    // First, as the server waits for clients that are not silent for long, and the clock stands.
    for (Socket socket : opened) {
      socket.close();
    }
    server.close();
  }

  @Test
  void pipelinedQueriesAreAllAnsweredInOrder() throws IOException {
    Socket client = connect();
    byte[][] queries = new byte[50][];
    for (int i = 0; i < queries.length; i++) {
      queries[i] = QUERY.clone();
      queries[i][1] = (byte) i;
    }
    Sockets.send(client, queries);
    for (int i = 0; i < queries.length; i++) {
      assertThat(Sockets.receive(client)[1]).isEqualTo((byte) i);
    }
  }

  @Test
  void aQueryMayComeByteByByte() throws IOException {
    Socket client = connect();
    client.getOutputStream().write(0);
    client.getOutputStream().write(QUERY.length);
    for (byte each : QUERY) {
      client.getOutputStream().write(each);
      client.getOutputStream().flush();
    }
    assertThat(Sockets.receive(client)).isNotEmpty();
  }

  @Test
  void aClientThatHasSaidItAllIsStillAnsweredThenClosed() throws IOException {
    Socket client = connect();
    Sockets.send(client, QUERY, QUERY);
    client.shutdownOutput();
    assertThat(Sockets.receive(client)).isNotEmpty();
    assertThat(Sockets.receive(client)).isNotEmpty();
    assertThat(Sockets.isClosedByServer(client)).isTrue();
  }

  @Test
  void whatIsNoQueryClosesTheConnection() throws IOException {
    for (int length : new int[] {0, 1, 11}) {
      Socket client = connect();
      Sockets.send(client, new byte[length]);
      assertThat(Sockets.isClosedByServer(client)).isTrue();
    }
    assertAnswersOthers();
  }

  @Test
  void resetsInTheMiddleOfAMessageHarmNobody() throws IOException {
    for (int i = 0; i < 10; i++) {
      Socket client = connect();
      client.setSoLinger(true, 0);
      client.getOutputStream().write(new byte[] {-1, -1, 1, 2, 3});
      client.close();
    }
    assertAnswersOthers();
  }

  @Test
  void oneTooManyOfAClientClosesItsLongestIdle() throws IOException {
    List<Socket> clients = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      clients.add(answered());
    }
    Sockets.send(clients.get(0), QUERY);
    Sockets.receive(clients.get(0));
    answered();
    assertThat(Sockets.isClosedByServer(clients.get(1))).isTrue();
    Sockets.send(clients.get(0), QUERY);
    assertThat(Sockets.receive(clients.get(0))).isNotEmpty();
  }

  @Test
  void silentConnectionsKeepNobodyOut() throws IOException {
    for (int i = 0; i < 40; i++) {
      connect().getOutputStream().write(new byte[i % 5]);
    }
    assertAnswersOthers();
  }

  @Test
  void anIdleConnectionIsClosedInTime() throws IOException {
    Socket client = answered();
    clock.advance(Duration.ofSeconds(9));
    Sockets.send(client, QUERY);
    Sockets.receive(client);
    clock.advance(Duration.ofSeconds(9));
    Sockets.send(client, QUERY);
    Sockets.receive(client);
    clock.advance(Duration.ofSeconds(10));
    assertThat(Sockets.isClosedByServer(client)).isTrue();
  }

  @Test
  void drippingBytesIsNoActivity() throws IOException {
    Socket client = answered();
    clock.advance(Duration.ofSeconds(9));
    client.getOutputStream().write(1);
    assertAnswersOthers();
    clock.advance(Duration.ofSeconds(1));
    assertThat(Sockets.isClosedByServer(client)).isTrue();
  }

  @Test
  void closingWaitsForClientsUntilTheyFallSilent() throws IOException {
    Socket client = answered();
    Thread closer = new Thread(server::close);
    closer.start();
    Sockets.send(client, QUERY);
    assertThat(Sockets.receive(client)).isNotEmpty();
    clock.advance(Duration.ofMillis(300));
    assertThat(Sockets.isClosedByServer(client)).isTrue();
    await(closer);
  }

  @Test
  void aClientThatNeverReadsIsNotReadFromEitherAndHarmsNobody() throws IOException {
    Socket client = connect();
    client.setReceiveBufferSize(4_096);
    Thread writer = new Thread(() -> sendWithoutEnd(client));
    writer.start();
    try {
      for (int i = 0; i < 20; i++) {
        assertAnswersOthers();
      }
    } finally {
      client.close();
      await(writer);
    }
    assertAnswersOthers();
  }

  @Test
  void aSlowReaderGetsEverythingInTheEnd() throws IOException {
    Socket client = connect();
    int count = 200;
    byte[][] queries = new byte[count][];
    Arrays.fill(queries, BIG_QUERY);
    Sockets.send(client, queries);
    assertAnswersOthers();
    for (int i = 0; i < count; i++) {
      assertThat(Sockets.receive(client)).hasSizeGreaterThan(16_000);
    }
  }

  private static void sendWithoutEnd(Socket client) {
    try {
      for (int i = 0; i < 1_000_000; i++) {
        Sockets.send(client, BIG_QUERY);
      }
    } catch (IOException e) {
      // The other thread has closed it.
    }
  }

  private static void await(Thread thread) {
    Threads.await(thread, Sockets.TIMEOUT_MILLIS);
    assertThat(thread.isAlive()).isFalse();
  }

  private void assertAnswersOthers() throws IOException {
    assertThat(Sockets.udp(address, QUERY)).isNotEmpty();
    assertThat(Sockets.tcp(address, QUERY)).isNotEmpty();
  }

  /** A connection that has been answered once. */
  private Socket answered() throws IOException {
    Socket client = connect();
    Sockets.send(client, QUERY);
    Sockets.receive(client);
    return client;
  }

  private Socket connect() throws IOException {
    Socket socket = Sockets.connect(address);
    opened.add(socket);
    return socket;
  }
}
