package io.distrib.dns.recursion;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import io.distrib.dns.FakeUpstream;
import io.distrib.dns.Recursing;
import io.distrib.dns.Sockets;
import io.distrib.dns.Wire;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;

/** Looking up is bounded in number, asks once what many want, and ends even in a circle. */
class LookupBoundsTest {
  private static final byte[] QUERY = Recursing.query(Recursing.NAME, "A");
  private static final Duration ATTEMPT = Duration.ofNanos(PendingLookup.ATTEMPT_NANOS);

  @Test
  void oneTooManyOfANetworkIsToldSoAtOnceAndTheOthersAreAnswered() throws Exception {
    try (FakeUpstream silent = FakeUpstream.silent();
        Recursing server = Recursing.through(silent);
        Recursing.Client client = server.send(Recursing.query("0.test", "A"))) {
      List<FakeUpstream.Asked> all = new ArrayList<>(List.of(silent.next()));
      for (int i = 1; i < LookupLimits.MAX_PER_NETWORK; i++) {
        client.send(Recursing.query(i + ".test", "A"));
        all.add(silent.next());
      }
      assertThat(Recursing.status(server.ask(QUERY))).isEqualTo("SERVFAIL rd ra");
      assertThat(Recursing.status(server.ask(Recursing.query("geneva.example.test", "A"))))
          .isEqualTo("NOERROR aa rd ra");
      for (FakeUpstream.Asked asked : all) {
        silent.say(asked.reply(0, "A 192.0.2.1").toWire(), asked.from());
        assertThat(Recursing.status(client.receive())).isEqualTo("NOERROR rd ra");
      }
      client.send(QUERY);
      silent.next();
    }
  }

  @Test
  void aThousandMayWaitOfWhateverNetworks() {
    LookupLimits limits = new LookupLimits();
    for (int i = 0; i < LookupLimits.MAX; i++) {
      assertThat(limits.take(InetAddresses.fromInteger(i << 8))).isTrue();
    }
    assertThat(limits.take(InetAddresses.forString("2001:db8::1"))).isFalse();
    limits.release(InetAddresses.fromInteger(5 << 8));
    assertThat(limits.take(InetAddresses.forString("2001:db8::1"))).isTrue();
    assertThat(limits.count()).isEqualTo(LookupLimits.MAX);
  }

  @Test
  void whatManyAskIsAskedOnceAndTheSameDatagramIsAnsweredOnce() throws Exception {
    try (FakeUpstream silent = FakeUpstream.silent();
        Recursing server = Recursing.through(silent);
        Recursing.Client one = server.send(QUERY)) {
      FakeUpstream.Asked asked = silent.next();
      one.send(QUERY);
      one.send(QUERY);
      try (Recursing.Client other = server.send(Recursing.query("WWW.elsewhere.test", "A"))) {
        // They are taken in order: all of them, once this one is asked.
        other.send(Recursing.query("fence.test", "A"));
        assertThat(silent.next().message().getQuestion().getName()).hasToString("fence.test.");
        silent.say(asked.reply(0, "A 192.0.2.1").toWire(), asked.from());
        Message reply = other.receive();
        assertThat(Wire.records(reply, Section.ANSWER)).isEqualTo("A 192.0.2.1");
        assertThat(reply.getQuestion().getName()).hasToString("WWW.elsewhere.test.");
      }
      assertThat(Wire.records(one.receive(), Section.ANSWER)).isEqualTo("A 192.0.2.1");
      one.send(Recursing.query("geneva.example.test", "A"));
      assertThat(one.receive().getQuestion().getName()).hasToString("geneva.example.test.");
      assertThat(silent.poll()).isNull();
    }
  }

  @Test
  void whatIsWantedOtherwiseIsAskedForItself() throws Exception {
    try (FakeUpstream silent = FakeUpstream.silent();
        Recursing server = Recursing.through(silent);
        Recursing.Client client = server.send(QUERY);
        Socket stream = Sockets.connect(server.address())) {
      silent.next();
      client.send(Recursing.query(Recursing.NAME, "AAAA"));
      silent.next();
      client.send(Recursing.desiring(Wire.query(Recursing.NAME, 1, 1, Wire.opt(512, 0, 0x8000))));
      silent.next();
      Sockets.send(stream, QUERY);
      assertThat(silent.next().isStream()).isTrue();
    }
  }

  @Test
  void aCircleEndsInTimeAndAsksNobodyTwiceAtOnce() throws Exception {
    AtomicReference<InetSocketAddress> self = new AtomicReference<>();
    try (FakeUpstream circle = FakeUpstream.sendingTo(self::get);
        Recursing server = Recursing.through(circle)) {
      self.set(server.address());
      try (Recursing.Client client = server.send(QUERY)) {
        for (int attempt = 0; attempt < 2; attempt++) {
          circle.next();
          // What has come back lies before this, in the server's one socket.
          server.ask(Recursing.query("geneva.example.test", "A"));
          assertThat(circle.poll()).isNull();
          server.advance(ATTEMPT);
        }
        assertThat(Recursing.status(client.receive())).isEqualTo("SERVFAIL rd ra");
        assertThat(circle.poll()).isNull();
      }
    }
  }

  @Test
  void aStreamThatIsGoneOrWaitsForLongHarmsNobody() throws Exception {
    try (FakeUpstream silent = FakeUpstream.silent();
        Recursing server = Recursing.through(silent);
        Socket patient = Sockets.connect(server.address())) {
      Sockets.send(patient, Recursing.query("patient.test", "A"));
      try (Socket gone = Sockets.connect(server.address())) {
        gone.setSoLinger(true, 0);
        Sockets.send(gone, Recursing.query("gone.test", "A"));
      }
      assertThat(Recursing.status(Wire.parse(Sockets.receive(patient)))).startsWith("SERVFAIL");
      assertThat(Sockets.tcp(server.address(), Recursing.query("geneva.example.test", "A")))
          .isNotEmpty();
    }
  }

  @Test
  void whoWaitsWhenTheServerEndsIsAnsweredIfItDoesNotTakeLong() throws Exception {
    try (FakeUpstream silent = FakeUpstream.silent();
        Recursing server = Recursing.through(silent);
        Recursing.Client client = server.send(QUERY)) {
      FakeUpstream.Asked asked = silent.next();
      CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
      silent.say(asked.reply(0, "A 192.0.2.1").toWire(), asked.from());
      assertThat(Wire.records(client.receive(), Section.ANSWER)).isEqualTo("A 192.0.2.1");
      closing.get(Sockets.TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    }
  }
}
