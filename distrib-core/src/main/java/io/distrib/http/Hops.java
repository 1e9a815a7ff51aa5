package io.distrib.http;

import io.distrib.model.DistributionRequest;
import io.distrib.model.ProxyHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The statements of the proxies on the way, the nearest proxy first. <em>Confined to one
 * thread.</em>
 */
public interface Hops {
  /** What the next proxy says, further from us; null if there is none. */
  @Nullable Hop next();

  /** What {@code request} holds in {@code headers}. */
  static Hops of(DistributionRequest request, ProxyHeaders headers) {
    return switch (headers) {
      case FORWARDED -> new ForwardedHops(request);
      case X_FORWARDED -> new SeparateHops(request);
    };
  }
}
