package io.distrib.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelPipeline;
import org.junit.jupiter.api.Test;

/** One handler takes the place of another in the pipeline of an open channel. */
class ReplacementTest {
  private static final String REQUEST =
      "GET /a HTTP/1.1\nHost: " + Handlers.OWN + "\nCookie: live\n\n";

  private final TestApplication application = TestApplication.prompt();
  private final DistributorHandler before = handler();
  private final DistributorHandler after = handler();

  @Test
  void theNewHandlerServesTheChannel() {
    try (Wire wire = new Wire(before, application)) {
      wire.channel.pipeline().replace(before, "after", after);

      assertThat(wire.exchange(REQUEST)).endsWith("GET /a");
    }
  }

  @Test
  void theOldHandlerCanBeRemovedAfterTheNewOneHasBeenAdded() {
    try (Wire wire = new Wire(before, application)) {
      ChannelPipeline pipeline = wire.channel.pipeline();
      pipeline.addAfter(pipeline.context(before).name(), "after", after);
      assertThat(wire.exchange(REQUEST)).endsWith("GET /a");
      pipeline.remove(before);

      assertThat(wire.exchange(REQUEST)).endsWith("GET /a");
    }
    assertThat(application.seen).hasSize(2);
  }

  private static DistributorHandler handler() {
    return Handlers.handler(Handlers.boston().build());
  }
}
