package io.distrib.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a connection stays open that should end. */
class LingeringCloseTest {
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final ChannelPromise answered = channel.newPromise();

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aClientThatNeverReadsItsAnswerHasBoundedTime(boolean isClientSending) {
    channel.freezeTime();
    LingeringClose.after(answered, isClientSending);
    pass(LingeringClose.MAX_WRITE_TIME.toMillis() - 1);
    assertThat(channel.isOpen()).isTrue();
    pass(1);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void anAnswerThatIsOutEndsTheConnectionAtOnceIfTheRequestIsOver() {
    LingeringClose.after(answered, false);
    assertThat(channel.isOpen()).isTrue();
    answered.setSuccess();
    assertThat(channel.isOpen()).isFalse();
  }

  private void pass(long millis) {
    channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
  }
}
