package io.distrib.it.health;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.it.process.Program;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * Asks a nameserver by UDP a thousand times a second what the name of a site means, and notes when
 * the answer was the site itself. <em>Thread-safe.</em>
 */
final class AnswerWatch implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("listening on 127.0.0.1:(\\d+)");
  private static final int PATIENCE_MILLIS = 1_000;

  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final DatagramSocket socket = new DatagramSocket();
  private final InetAddress own;
  private final byte[] query;
  private volatile long lastOwnNanos;
  private volatile long lastOtherNanos;
  private volatile long ownSinceNanos;
  private final AtomicLong others = new AtomicLong();
  private final AtomicLong owns = new AtomicLong();

  /** Asks {@code serve} for {@code name}, which means {@code own} while the site is up. */
  AnswerWatch(Program serve, String name, String own) throws IOException {
    this.own = InetAddress.getByName(own);
    Name absolute = Name.fromString(name + ".");
    this.query = Message.newQuery(Record.newRecord(absolute, Type.A, DClass.IN)).toWire();
    this.lastOtherNanos = System.nanoTime();
    this.ownSinceNanos = lastOtherNanos;
    socket.connect(address(serve));
    socket.setSoTimeout(PATIENCE_MILLIS);
    var unused = thread.scheduleAtFixedRate(this::ask, 0, 1, MILLISECONDS);
  }

  private static InetSocketAddress address(Program serve) {
    Matcher port = LISTENING.matcher(serve.awaitPrinted("listening on 127.0.0.1:"));
    assertThat(port.find()).isTrue();
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1)));
  }

  /**
   * Waits until the site has not been the answer for a while, but another has.
   *
   * @return when it was for the last time
   */
  long awaitGone() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> lastOtherNanos - lastOwnNanos > MILLISECONDS.toNanos(500));
    return lastOwnNanos;
  }

  /**
   * Waits until the site alone has been the answer for a while.
   *
   * @return since when
   */
  long awaitBack() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                ownSinceNanos > lastOtherNanos
                    && lastOwnNanos - ownSinceNanos > MILLISECONDS.toNanos(500));
    return ownSinceNanos;
  }

  /** Waits for {@code count} more answers, whatever they are. */
  void awaitAnswers(long count) {
    long goal = owns.get() + others.get() + count;
    Awaitility.await().until(() -> owns.get() + others.get() >= goal);
  }

  /** How often the answer was not the site. */
  long others() {
    return others.get();
  }

  @Override
  public void close() {
    thread.shutdownNow();
    socket.close();
  }

  private void ask() {
    try {
      socket.send(new DatagramPacket(query, query.length));
      DatagramPacket packet = new DatagramPacket(new byte[1_232], 1_232);
      socket.receive(packet);
      note(new Message(Arrays.copyOf(packet.getData(), packet.getLength())));
    } catch (IOException e) {
      // The next question follows.
    }
  }

  /** Called in one thread only. */
  private void note(Message answer) {
    long now = System.nanoTime();
    boolean isOwn =
        answer.getSection(Section.ANSWER).stream()
            .anyMatch(record -> record instanceof ARecord a && a.getAddress().equals(own));
    if (isOwn) {
      if (lastOwnNanos < lastOtherNanos || owns.get() == 0) {
        ownSinceNanos = now;
      }
      lastOwnNanos = now;
      owns.incrementAndGet();
    } else {
      lastOtherNanos = now;
      others.incrementAndGet();
    }
  }
}
