package io.distrib.health.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelException;
import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

/** A lack of file descriptors lies with this machine, a refusal with the site. */
class FailureClassifierTest {
  @Test
  void aLackOfFilesIsLocal() {
    IOException cause = new IOException("Too many open files");
    ChannelException noFiles = new ChannelException("Failed to open a socket.", cause);

    assertThat(FailureClassifier.isLocal(noFiles)).isTrue();
    assertThat(FailureClassifier.isLocal(cause)).isFalse();
    assertThat(FailureClassifier.isLocal(new ConnectException())).isFalse();
  }
}
