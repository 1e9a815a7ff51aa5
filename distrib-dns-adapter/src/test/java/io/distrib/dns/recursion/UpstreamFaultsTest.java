package io.distrib.dns.recursion;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.Shorts;
import io.distrib.dns.FakeUpstream;
import io.distrib.dns.Recursing;
import io.distrib.dns.Sockets;
import io.distrib.dns.Wire;
import io.distrib.dns.message.Question;
import io.distrib.dns.packet.Transport;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Upstreams that are silent, down, slow, wrong or hostile: a client gets the truth or SERVFAIL. */
class UpstreamFaultsTest {
  private static final String NAME = Recursing.NAME;
  private static final byte[] QUERY = Recursing.edns(NAME, "A");
  private static final Duration ATTEMPT = Duration.ofNanos(PendingLookup.ATTEMPT_NANOS);
  private static final int ERROR = 15;
  private static final String NO_REACHABLE_AUTHORITY = "0016";
  private static final String NETWORK_ERROR = "0017";

  @Test
  void afterTwoSecondsOfSilenceTheNextOneIsAskedAndFromThenOnFirst() throws Exception {
    try (FakeUpstream silent = FakeUpstream.silent();
        FakeUpstream good = FakeUpstream.answering("A 192.0.2.1");
        Recursing server = Recursing.through(silent, good);
        Recursing.Client client = server.send(QUERY)) {
      silent.next();
      server.advance(ATTEMPT);
      assertThat(answer(client.receive())).isEqualTo("A 192.0.2.1");
      good.next();
      assertThat(answer(server.ask(Recursing.query("second.test", "A")))).isEqualTo("A 192.0.2.1");
      assertThat(silent.poll()).isNull();
    }
  }

  @Test
  void aLonelySilentOneIsAskedTwiceThenItIsOver() throws Exception {
    try (FakeUpstream silent = FakeUpstream.silent();
        Recursing server = Recursing.through(silent);
        Recursing.Client client = server.send(QUERY)) {
      FakeUpstream.Asked first = silent.next();
      server.advance(ATTEMPT);
      FakeUpstream.Asked second = silent.next();
      assertThat(second.from()).isNotEqualTo(first.from());
      server.advance(ATTEMPT);
      assertFailed(client.receive(), NO_REACHABLE_AUTHORITY);
      assertThat(silent.poll()).isNull();
    }
  }

  @Test
  void fourSecondsAreAllForHoweverManyAreSilent() throws Exception {
    try (FakeUpstream one = FakeUpstream.silent();
        FakeUpstream two = FakeUpstream.silent();
        FakeUpstream three = FakeUpstream.silent();
        Recursing server = Recursing.through(one, two, three);
        Recursing.Client client = server.send(QUERY)) {
      one.next();
      server.advance(ATTEMPT);
      two.next();
      server.advance(ATTEMPT);
      assertFailed(client.receive(), NO_REACHABLE_AUTHORITY);
      assertThat(three.poll()).isNull();
    }
  }

  @Test
  void oneThatIsDownIsPassedOverAtOnce() throws Exception {
    InetSocketAddress down;
    try (DatagramSocket socket = new DatagramSocket(Sockets.free())) {
      down = (InetSocketAddress) socket.getLocalSocketAddress();
    }
    try (FakeUpstream good = FakeUpstream.answering("A 192.0.2.1");
        Recursing server = Recursing.at(Sockets.free(), List.of(down, good.address()));
        Recursing lost = Recursing.at(Sockets.free(), List.of(down))) {
      assertThat(answer(server.ask(QUERY))).isEqualTo("A 192.0.2.1");
      assertFailed(lost.ask(QUERY), NETWORK_ERROR);
      assertFailed(Wire.parse(Sockets.tcp(lost.address(), QUERY)), NETWORK_ERROR);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Rcode.REFUSED, Rcode.SERVFAIL, Rcode.FORMERR, Rcode.NOTIMP})
  void oneThatCannotAnswerIsPassedOverAtOnce(int rcode) throws Exception {
    try (FakeUpstream unable = FakeUpstream.of(asked -> List.of(asked.reply(rcode).toWire()));
        FakeUpstream good = FakeUpstream.answering("A 192.0.2.1");
        Recursing server = Recursing.through(unable, good);
        Recursing lost = Recursing.through(unable)) {
      assertThat(answer(server.ask(QUERY))).isEqualTo("A 192.0.2.1");
      assertFailed(lost.ask(QUERY), NO_REACHABLE_AUTHORITY);
    }
  }

  @Test
  void whyTheUpstreamFailedIsHandedOn() throws Exception {
    try (FakeUpstream upstream =
            FakeUpstream.of(
                asked -> {
                  Message reply = asked.reply(Rcode.SERVFAIL);
                  reply.addRecord(Wire.opt(1_232, 0, 0, "3=41", "15=0006666f6f"), 3);
                  return List.of(reply.toWire());
                });
        Recursing server = Recursing.through(upstream)) {
      assertFailed(server.ask(QUERY), "0006");
    }
  }

  @Test
  void thatANameDoesNotExistIsAnAnswer() throws Exception {
    try (FakeUpstream upstream =
            FakeUpstream.of(asked -> List.of(asked.reply(Rcode.NXDOMAIN).toWire()));
        Recursing server = Recursing.through(upstream)) {
      assertThat(Recursing.status(server.ask(QUERY))).isEqualTo("NXDOMAIN rd ra");
    }
  }

  @Test
  void whatIsNotTheReplyIsPassedOverUntilTheReplyComes() throws Exception {
    try (FakeUpstream upstream = FakeUpstream.of(UpstreamFaultsTest::wrongThenRight);
        Recursing server = Recursing.through(upstream)) {
      assertThat(answer(server.ask(QUERY))).isEqualTo("A 192.0.2.1");
      assertThat(upstream.next().isStream()).isFalse();
      assertThat(upstream.poll()).isNull();
    }
  }

  private static List<byte[]> wrongThenRight(FakeUpstream.Asked asked) {
    byte[] right = asked.reply(0, "A 192.0.2.1").toWire();
    byte[] wrong = asked.reply(0, "A 192.0.2.66").toWire();
    byte[] otherId = wrong.clone();
    otherId[0] ^= 1;
    byte[] query = wrong.clone();
    query[2] &= 0x7f;
    Message other = new Message(asked.message().getHeader().getID());
    other.getHeader().setFlag(Flags.QR);
    Record question = Wire.parse(Wire.query("other.test", "A")).getQuestion();
    other.addRecord(question, Section.QUESTION);
    byte[] noise = new byte[60_000];
    new Random(5).nextBytes(noise);
    byte[] behind = Arrays.copyOf(wrong, wrong.length + 1);
    byte[] cutOff = Arrays.copyOf(wrong, wrong.length - 1);
    return List.of(new byte[0], otherId, query, other.toWire(), noise, behind, cutOff, right);
  }

  @Test
  void whoGuessesTooOftenHasItAskedByTcp() throws Exception {
    try (FakeUpstream upstream =
            FakeUpstream.of(
                asked -> {
                  byte[] reply = asked.reply(0, "A 192.0.2.1").toWire();
                  byte[] wrong = reply.clone();
                  wrong[1] ^= 1;
                  return asked.isStream() ? List.of(reply) : Collections.nCopies(8, wrong);
                });
        Recursing server = Recursing.through(upstream)) {
      assertThat(answer(server.ask(QUERY))).isEqualTo("A 192.0.2.1");
    }
  }

  @Test
  void whatComesFromElsewhereDoesNotCount() throws Exception {
    try (FakeUpstream upstream = FakeUpstream.silent();
        Recursing server = Recursing.through(upstream);
        DatagramSocket elsewhere = new DatagramSocket(Sockets.free());
        Recursing.Client client = server.send(QUERY)) {
      FakeUpstream.Asked asked = upstream.next();
      byte[] forged = asked.reply(0, "A 192.0.2.66").toWire();
      elsewhere.send(new DatagramPacket(forged, forged.length, asked.from()));
      upstream.say(asked.reply(0, "A 192.0.2.1").toWire(), asked.from());
      assertThat(answer(client.receive())).isEqualTo("A 192.0.2.1");
    }
  }

  @Test
  void whatIsTruncatedIsAskedByTcp() throws Exception {
    try (FakeUpstream upstream =
            FakeUpstream.of(
                asked -> {
                  Message reply = asked.reply(0, "A 192.0.2.1");
                  if (!asked.isStream()) {
                    reply.getHeader().setFlag(Flags.TC);
                  }
                  return List.of(reply.toWire());
                });
        Recursing server = Recursing.through(upstream)) {
      assertThat(answer(server.ask(QUERY))).isEqualTo("A 192.0.2.1");
      assertThat(upstream.next().isStream()).isFalse();
      assertThat(upstream.next().isStream()).isTrue();
    }
  }

  @Test
  void aStreamThatIsWrongBrokenOrSilentFailsInTime() throws Exception {
    for (byte[] message : List.of(new byte[0], new byte[11], new byte[60_000])) {
      try (FakeUpstream upstream = FakeUpstream.of(asked -> List.of(message));
          Recursing server = Recursing.through(upstream)) {
        assertFailed(Wire.parse(Sockets.tcp(server.address(), QUERY)), NETWORK_ERROR);
      }
    }
    try (FakeUpstream closing = FakeUpstream.silent();
        Recursing server = Recursing.through(closing)) {
      assertFailed(Wire.parse(Sockets.tcp(server.address(), QUERY)), NETWORK_ERROR);
    }
  }

  @Test
  void mutatedRepliesDoNoHarm() throws IOException {
    Random random = new Random(11);
    UpstreamQuery query = new UpstreamQuery(key(), 77);
    byte[] reply = good(query);
    int understood = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] tail = Arrays.copyOfRange(reply, 2, reply.length);
      byte[] mutated = Wire.join(Shorts.toByteArray((short) 77), Wire.mutated(tail, random, 6));
      UpstreamReply read = UpstreamReply.read(ByteBuffer.wrap(mutated), query);
      understood += read == null ? 0 : 1;
    }
    assertThat(understood).isBetween(100, 19_900);
  }

  @Test
  void ofTheAdditionalSectionAllBeforeItsOptIsHandedOn() throws IOException {
    UpstreamQuery query = new UpstreamQuery(key(), 77);
    Message message = Wire.parse(good(query));
    message.addRecord(Wire.record(Wire.name("behind.test"), "A 192.0.2.9"), Section.ADDITIONAL);
    UpstreamReply read = UpstreamReply.read(ByteBuffer.wrap(message.toWire()), query);
    assertThat(read).isNotNull();
    assertThat(read.answers()).isEqualTo(2);
    assertThat(read.authorities()).isEqualTo(1);
    assertThat(read.additionals()).isEqualTo(1);
    assertThat(read.extendedError()).isEqualTo(3);
    assertThat(read.isAnswer()).isTrue();
  }

  private static LookupKey key() {
    return new LookupKey(new Question(Wire.name(NAME), 1, 1), false, false, Transport.UDP);
  }

  private static byte[] good(UpstreamQuery query) {
    byte[] bytes = new byte[query.message().remaining()];
    query.message().get(bytes);
    FakeUpstream.Asked asked = new FakeUpstream.Asked(Wire.parse(bytes), false, Sockets.free());
    Message reply = asked.reply(0, "CNAME a.test.", "A 192.0.2.1");
    reply.addRecord(Wire.record(Wire.name("test"), "NS ns.test."), Section.AUTHORITY);
    reply.addRecord(Wire.record(Wire.name("ns.test"), "A 192.0.2.8"), Section.ADDITIONAL);
    reply.addRecord(Wire.opt(1_232, 0, 0, "15=0003"), Section.ADDITIONAL);
    return reply.toWire();
  }

  private static void assertFailed(Message reply, String why) {
    assertThat(Recursing.status(reply)).isEqualTo("SERVFAIL rd ra");
    assertThat(Wire.options(reply)).containsEntry(ERROR, why);
  }

  private static String answer(Message reply) {
    assertThat(Recursing.status(reply)).isEqualTo("NOERROR rd ra");
    return Wire.records(reply, Section.ANSWER);
  }
}
