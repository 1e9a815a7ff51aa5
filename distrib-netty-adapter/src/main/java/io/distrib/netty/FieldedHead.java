package io.distrib.netty;

import io.distrib.model.HttpAnswer.Header;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import java.util.List;

/**
 * The head of an application's response with header fields of ours beside its own (H12, H13). A
 * response that an application writes again and again, to many clients, stays as it is.
 */
final class FieldedHead {
  private FieldedHead() {}

  /** {@code response}, or a copy that shares its content, with {@code fields} added. */
  static HttpResponse of(HttpResponse response, List<Header> fields) {
    HttpResponse fielded = copy(response);
    fields.forEach(field -> fielded.headers().add(field.name(), field.value()));
    return fielded;
  }

  /** A head that carries a part of the content, as a compressor writes it, belongs to no other. */
  private static HttpResponse copy(HttpResponse response) {
    if (response instanceof FullHttpResponse full) {
      return full.replace(full.content());
    }
    return response instanceof HttpContent
        ? response
        : new DefaultHttpResponse(
            response.protocolVersion(), response.status(), response.headers().copy());
  }
}
