package io.distrib.ask;

import static io.distrib.ask.Asked.NOW;
import static io.distrib.ask.Asked.OWN;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.distrib.redirect.Distributor;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Topologies;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** An answer that takes longer holds the later ones of its connection up, and nothing else. */
class QuestionHandlerTest {
  private final CountDownLatch released = new CountDownLatch(1);
  private final EmbeddedChannel channel =
      new EmbeddedChannel(
          new HttpServerCodec(),
          new QuestionHandler(
              new AskAdapter(
                  Distributor.builder(Topologies.grouped(), "boston")
                      .clock(new ManualClock(NOW))
                      .groupSelector(
                          (request, topology) -> {
                            await().until(() -> released.getCount() == 0);
                            return Optional.empty();
                          })
                      .portLimit(Duration.ofSeconds(20))
                      .build(),
                  Set.of("visitor"))));

  @Test
  void anAnswerThatIsReadyWaitsForTheOneBeforeIt() { // RFC 9112, 9.3.2
    send("/slow", "Accept: */*");
    send("/in", "Cookie: visitor=7");
    assertThat(received()).isEmpty();
    assertThat(channel.config().isAutoRead()).isFalse();

    released.countDown();
    StringBuilder got = new StringBuilder();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> got.append(received()).toString().contains("Target: /in\r\n"));
    assertThat(got.toString()).matches("(?s)HTTP/1.1 302 .*HTTP/1.1 200 .*bypass.*/in.*");
    assertThat(channel.config().isAutoRead()).isTrue();
    channel.checkException();
  }

  private void send(String uri, String field) {
    String question =
        "GET / HTTP/1.1\r\nHost: d\r\nX-Forwarded-Method: GET\r\nX-Forwarded-Proto: http\r\n"
            + ("X-Forwarded-Host: " + OWN + "\r\nX-Forwarded-Uri: " + uri + "\r\n")
            + (field + "\r\n\r\n");
    channel.writeInbound(Unpooled.copiedBuffer(question, ISO_8859_1));
  }

  private String received() {
    channel.runPendingTasks();
    StringBuilder text = new StringBuilder();
    for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
      text.append(bytes.toString(ISO_8859_1));
      bytes.release();
    }
    return text.toString();
  }
}
