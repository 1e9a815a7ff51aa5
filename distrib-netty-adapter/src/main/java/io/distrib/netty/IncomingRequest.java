package io.distrib.netty;

import io.distrib.model.DistributionRequest;
import io.distrib.redirect.Distributor;
import io.distrib.redirect.RequestSource;
import io.distrib.redirect.Verdict;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One request, as the distributor reads it. <em>Confined to one event loop.</em>
 *
 * @param reader reads what the core needs of it
 * @param channel where it came from
 * @param request as the codec has read it
 */
record IncomingRequest(RequestReader reader, Channel channel, HttpRequest request)
    implements RequestSource {
  /** What {@code distributor} decides, also if the codec could not read the request. */
  CompletionStage<Verdict> verdict(Distributor distributor) {
    return CodecFailure.isIn(request)
        ? CompletableFuture.completedFuture(
            distributor.handleUnreadable(RequestReader.outline(request), CodecFailure.of(request)))
        : distributor.handleAsync(this);
  }

  @Override
  public boolean inSession() {
    return reader.inSession().test(request);
  }

  @Override
  public String target() {
    return request.uri();
  }

  @Override
  public DistributionRequest read(boolean inSession) {
    return reader.read(channel, request, inSession);
  }
}
