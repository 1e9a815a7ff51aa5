package io.distrib.netty;

import io.distrib.model.DistributionDecision.Admit;
import io.distrib.model.DistributionDecision.Answer;
import io.distrib.model.DistributionDecision.Bypass;
import io.distrib.model.DistributionDecision.Cases;
import io.distrib.model.DistributionRequest;
import io.netty.handler.codec.http.HttpRequest;

/**
 * A request whose decision is at hand. <em>Confined to one event loop.</em>
 *
 * @param request as Netty has it
 * @param asked as the core was told of it
 */
record Exchange(Connection connection, HttpRequest request, DistributionRequest asked) {
  /** What is to be done for each decision. */
  static final Cases<Exchange, Runnable> CASES =
      new Cases<>() {
        @Override
        public Runnable bypass(Exchange exchange, Bypass decision) {
          return () -> exchange.pass(decision.target(exchange.asked.target()));
        }

        @Override
        public Runnable admit(Exchange exchange, Admit decision) {
          return () -> exchange.pass(decision.target());
        }

        @Override
        public Runnable answer(Exchange exchange, Answer decision) {
          return () -> exchange.connection.refuse(exchange.request, exchange.asked, decision);
        }
      };

  private void pass(String target) {
    if (!target.equals(asked.target())) {
      request.setUri(target);
    }
    connection.pass(request);
  }
}
