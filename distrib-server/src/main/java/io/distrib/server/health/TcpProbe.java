package io.distrib.server.health;

import java.util.concurrent.CompletableFuture;

/** A site is up if it accepts a connection. <em>Confined to one event loop.</em> */
final class TcpProbe implements Probe {
  private final Target target;
  private final Connector connector;

  TcpProbe(Target target, Connector connector) {
    this.target = target;
    this.connector = connector;
  }

  @Override
  public CompletableFuture<ProbeResult> ask() {
    Question question = new Question(target, connector);
    question.connect(
        target,
        channel -> {
          var unused = channel.close();
          question.answer(ProbeResult.success(target + " accepts connections"));
        });
    return question.result();
  }
}
