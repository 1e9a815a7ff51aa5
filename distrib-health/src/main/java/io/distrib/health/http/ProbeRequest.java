package io.distrib.health.http;

import io.distrib.config.HealthRequest;
import io.distrib.config.HealthType;
import io.distrib.health.probe.ProbeTarget;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;

/** The request of an HTTP probe, in a form that strict servers accept. <em>Immutable.</em> */
final class ProbeRequest {
  private final String path;
  private final HttpHeaders headers;

  /** The {@code request} to {@code target}, of type http or https. */
  ProbeRequest(ProbeTarget target, HealthRequest request, HealthType type) {
    this.path = target.path();
    this.headers =
        new DefaultHttpHeaders()
            .set(HttpHeaderNames.HOST, request.host().orElse(authority(target, type)))
            .set(HttpHeaderNames.USER_AGENT, "distrib-health")
            .set(HttpHeaderNames.ACCEPT, "*/*")
            .set(HttpHeaderNames.ACCEPT_ENCODING, "identity");
    request
        .authorization(path)
        .ifPresent(field -> headers.set(HttpHeaderNames.AUTHORIZATION, field));
    request.headers().forEach(headers::set);
  }

  /** A new message with this request. */
  FullHttpRequest message() {
    return new DefaultFullHttpRequest(
        HttpVersion.HTTP_1_1,
        HttpMethod.GET,
        path,
        Unpooled.EMPTY_BUFFER,
        headers.copy(),
        EmptyHttpHeaders.INSTANCE);
  }

  /** The name, with the port where it is not the scheme's default (RFC 9110, section 7.2). */
  private static String authority(ProbeTarget target, HealthType type) {
    return target.port() == type.defaultPort()
        ? target.siteName()
        : target.siteName() + ":" + target.port();
  }
}
