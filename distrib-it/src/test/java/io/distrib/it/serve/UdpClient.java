package io.distrib.it.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** One client with one question at a time. <em>Confined to one thread.</em> */
final class UdpClient {
  private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();

  private final DatagramChannel channel;
  private final byte[] query;
  private final ByteBuffer reply = ByteBuffer.allocate(4_096);
  private short id;
  private long askedNanos;
  private boolean isWaiting;
  private Set<String> allowedWhenAsked = Set.of();

  /** Asks {@code server} for the addresses of {@code name}, from a port of its own. */
  UdpClient(InetSocketAddress server, String name) throws IOException {
    channel = DatagramChannel.open().connect(server);
    channel.configureBlocking(false);
    query =
        Message.newQuery(Record.newRecord(Name.fromString(name + "."), Type.A, DClass.IN)).toWire();
  }

  DatagramChannel channel() {
    return channel;
  }

  boolean isWaiting() {
    return isWaiting;
  }

  void ask(Set<String> allowed) {
    id++;
    allowedWhenAsked = allowed;
    askedNanos = System.nanoTime();
    isWaiting = true;
    try {
      channel.write(ByteBuffer.wrap(query).putShort(0, id));
    } catch (IOException e) {
      askedNanos -= PATIENCE_NANOS;
    }
  }

  /** Whether the answer has not come in time. */
  boolean givesUp() {
    boolean givesUp = isWaiting && System.nanoTime() - askedNanos >= PATIENCE_NANOS;
    isWaiting &= !givesUp;
    return givesUp;
  }

  /** What is wrong with the answer that has come, or nothing; null if none has come. */
  @Nullable String read(Set<String> allowed) {
    try {
      channel.read(reply.clear());
      reply.flip();
      if (!isWaiting || reply.remaining() < 2 || reply.getShort(0) != id) {
        return null;
      }
      isWaiting = false;
      String addresses = addresses(new Message(reply));
      return allowed.contains(addresses) || allowedWhenAsked.contains(addresses) ? "" : addresses;
    } catch (IOException e) {
      askedNanos -= PATIENCE_NANOS;
      return null;
    }
  }

  private static String addresses(Message answer) {
    return answer.getSection(Section.ANSWER).stream()
        .map(Record::rdataToString)
        .sorted()
        .collect(Collectors.joining(" "));
  }
}
