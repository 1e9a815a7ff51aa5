package io.distrib.dns;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thread that dies of an Error ends the whole server, which is told; another fault ends none. */
@Timeout(60)
class ThreadDeathTest {
  private static final InetSocketAddress NOBODY = new InetSocketAddress(Wire.CLIENT, 9);

  private final DeadlyClock clock = new DeadlyClock();
  private final BlockingQueue<Throwable> told = new LinkedBlockingQueue<>();
  private final NameServer server =
      builder().failureListener((thread, cause) -> told.add(cause)).build();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"distrib-dns-udp", "distrib-dns-tcp", "distrib-dns-recursion"})
  void anErrorEndsAllThreadsAndFreesTheAddressThenItIsTold(String thread) throws Exception {
    server.start();
    InetSocketAddress address = server.addresses().get(0);
    Error error = new OutOfMemoryError("thrown by a test");

    clock.arm(thread, error);
    send(address, Recursing.query(Recursing.NAME, "A"));

    assertThat(told.poll(30, TimeUnit.SECONDS)).isSameAs(error);
    awaitNoThread();
    new DatagramSocket(address).close();
    new ServerSocket(address.getPort(), 1, address.getAddress()).close();
    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"distrib-dns-udp", "distrib-dns-tcp", "distrib-dns-recursion"})
  void aFaultOfAnotherKindEndsNoThread(String thread) throws Exception {
    server.start();
    InetSocketAddress address = server.addresses().get(0);
    for (int i = 0; i < 8; i++) {
      clock.arm(thread, new IllegalStateException("thrown by a test"));
      send(address, Recursing.query(Recursing.NAME, "A"));
      clock.awaitThrown();
    }

    byte[] query = Wire.query("geneva.example.test", "A");
    assertThat(Wire.status(Wire.parse(Sockets.udp(address, query)))).isEqualTo("NOERROR aa");
    assertThat(Wire.status(Wire.parse(Sockets.tcp(address, query)))).isEqualTo("NOERROR aa");
    byte[] outside = Recursing.query(Recursing.NAME, "A");
    assertThat(Wire.status(Wire.parse(Sockets.udp(address, outside)))).startsWith("SERVFAIL");
    assertThat(told).isEmpty();
  }

  @Test
  void withoutAListenerTheHandlerOfTheProcessIsTold() throws Exception {
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, cause) -> told.add(cause));
    try (NameServer unheard = builder().build()) {
      unheard.start();
      Error error = new InternalError("thrown by a test");
      clock.arm("distrib-dns-tcp", error);
      assertThat(told.poll(30, TimeUnit.SECONDS)).isSameAs(error);
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  private NameServerBuilder builder() {
    return NameServer.builder()
        .listen(Sockets.free())
        .threads(2)
        .clock(clock)
        .rateLimit(new RateLimit(1_000_000, 2, List.of()))
        .zone(Recursing.zone())
        .recursion(new Recursion(List.of(NOBODY), Recursing.LOOPBACK));
  }

  private static void send(InetSocketAddress server, byte[] query) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(query, query.length, server));
    }
  }

  private static void awaitNoThread() {
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("distrib-dns"))
        .forEach(ThreadDeathTest::awaitEnd);
  }

  private static void awaitEnd(Thread thread) {
    Uninterruptibles.joinUninterruptibly(thread, Duration.ofSeconds(30));
    assertThat(thread.isAlive()).isFalse();
  }
}
