package io.distrib.server.gate;

import io.netty.channel.EventLoop;
import java.util.concurrent.CompletableFuture;

/** The way to the application. <em>Thread-safe.</em> */
@FunctionalInterface
interface Application {
  /**
   * A connection of {@code loop}, on which this is called; fails if there is none, or too many.
   *
   * @param mayReuse whether it may be one that has served already, and may be about to end
   */
  CompletableFuture<UpstreamConnection> acquire(EventLoop loop, boolean mayReuse);
}
