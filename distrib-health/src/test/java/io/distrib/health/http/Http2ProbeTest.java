package io.distrib.health.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.distrib.config.HealthExpectation;
import io.distrib.config.HealthRequest;
import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import io.distrib.config.HttpProtocol;
import io.distrib.health.http.RawSite.Behaviour;
import io.distrib.health.probe.ProbeResult;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a probe by HTTP/2 without TLS makes of what a site may do with it. */
@Timeout(120)
class Http2ProbeTest {
  private static final HealthSettings PATIENT = settings(Duration.ofSeconds(20));
  private static final HealthSettings HASTY = settings(Probing.TIMEOUT);

  @Test
  void aSiteIsAskedForByItsName() throws Exception {
    try (Http2Site site = new Http2Site(null, ctx -> answer(ctx, "200", 2));
        Probing probing = new Probing(PATIENT, site.port())) {
      assertThat(probing.ask().evidence()).endsWith(" answers 200");

      Http2Headers request = site.request().headers();
      assertThat(request.authority()).hasToString("boston.app.example.test:" + site.port());
      assertThat(request.path()).hasToString("/distrib/health");
      assertThat(request.scheme()).hasToString("http");
      assertThat(request.get("accept-encoding")).hasToString("identity");
    }
  }

  @Test
  void everyProbeOpensANewConnectionAndTheLastOneIsHeld() throws Exception {
    try (Http2Site site = new Http2Site(null, ctx -> answer(ctx, "204", 0));
        Probing probing = new Probing(PATIENT, site.port())) {
      for (int i = 1; i <= 3; i++) {
        assertThat(probing.ask().isSuccess()).isTrue();
        assertThat(site.connections()).isEqualTo(i);
      }
      await().until(() -> site.openConnections() == 1);
      assertThat(probing.losses()).isZero();
      site.endConnections();

      await().until(() -> probing.losses() == 1);
    }
  }

  @Test
  void aStatusOrASilenceIsAFailure() throws Exception {
    assertThat(ask(PATIENT, ctx -> answer(ctx, "503", 2)).evidence()).endsWith(" answers 503");
    assertThat(ask(HASTY, ctx -> {}).evidence()).endsWith(": no answer within 700 ms");
  }

  @Test
  void aLongBodyIsReadNoFurtherThanItMatters() throws Exception {
    assertThat(ask(PATIENT, ctx -> answer(ctx, "200", 4_000_000)).isSuccess()).isTrue();
  }

  @Test
  void aStreamOrAConnectionThatIsEndedIsAFailure() throws Exception {
    ProbeResult reset =
        ask(PATIENT, ctx -> write(ctx.channel(), new DefaultHttp2ResetFrame(Http2Error.CANCEL)));
    assertThat(reset.isSuccess()).isFalse();
    ProbeResult closed = ask(PATIENT, ctx -> close(ctx.channel().parent()));
    assertThat(closed.isSuccess()).isFalse();
    ProbeResult away =
        ask(
            PATIENT,
            ctx -> {
              Channel whole = ctx.channel().parent();
              write(whole, new DefaultHttp2GoAwayFrame(Http2Error.ENHANCE_YOUR_CALM));
              close(whole);
            });
    assertThat(away.isSuccess()).isFalse();
  }

  @Test
  void aSiteThatSpeaksHttp1IsAFailure() throws Exception {
    String reply = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
    try (RawSite site = new RawSite(Behaviour.writing(reply));
        Probing probing = new Probing(PATIENT, site.port())) {
      ProbeResult result = probing.ask();

      assertThat(result.isSuccess()).isFalse();
      assertThat(result.evidence()).doesNotContain("no answer within");
    }
  }

  private static void answer(ChannelHandlerContext ctx, String status, int length) {
    Http2Headers head = new DefaultHttp2Headers().status(status);
    write(ctx.channel(), new DefaultHttp2HeadersFrame(head, length == 0));
    if (length > 0) {
      write(
          ctx.channel(), new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(new byte[length]), true));
    }
  }

  private static void write(Channel channel, Object frame) {
    var unused = channel.writeAndFlush(frame);
  }

  private static void close(Channel channel) {
    var unused = channel.close();
  }

  private static ProbeResult ask(HealthSettings settings, Consumer<ChannelHandlerContext> behaviour)
      throws Exception {
    try (Http2Site site = new Http2Site(null, behaviour);
        Probing probing = new Probing(settings, site.port())) {
      return probing.ask();
    }
  }

  private static HealthSettings settings(Duration timeout) {
    HealthRequest request =
        new HealthRequest(
            HttpProtocol.H2,
            HealthRequest.DEFAULT_PATH,
            Optional.empty(),
            Map.of(),
            Optional.empty());
    return Probing.settings(
        HealthType.HTTP,
        timeout,
        request,
        HealthExpectation.DEFAULT,
        Optional.empty(),
        Optional.empty());
  }
}
