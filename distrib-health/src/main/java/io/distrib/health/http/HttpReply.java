package io.distrib.health.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Ascii;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** The answer of a site, as far as it is read. <em>Confined to one event loop.</em> */
final class HttpReply {
  /** Maximum number of bytes of a body that are read. */
  static final int MAX_BODY = 64 * 1024;

  private static final int MAX_DOCUMENT = 16 * 1024;
  private static final String JSON = "application/json";

  private final HttpResponse head;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  HttpReply(HttpResponse head) {
    this.head = head;
  }

  /** Whether {@link #MAX_BODY} bytes have been read. */
  boolean isFull() {
    return body.size() == MAX_BODY;
  }

  void add(ByteBuf content) {
    int length = Math.min(content.readableBytes(), MAX_BODY - body.size());
    byte[] bytes = new byte[length];
    content.readBytes(bytes);
    body.writeBytes(bytes);
  }

  int status() {
    return head.status().code();
  }

  /** The Location field; empty if there is none. */
  String location() {
    return head.headers().get(HttpHeaderNames.LOCATION, "");
  }

  /** Whether another request may follow on the same connection. */
  boolean keepsAlive() {
    return HttpUtil.isKeepAlive(head);
  }

  boolean contains(String text) {
    return body.toString(UTF_8).contains(text);
  }

  /** The body, if its type is JSON and it has at most 16 KiB. */
  Optional<String> document() {
    CharSequence type = HttpUtil.getMimeType(head);
    boolean isJson = type != null && Ascii.equalsIgnoreCase(type.toString().trim(), JSON);
    return isJson && body.size() <= MAX_DOCUMENT
        ? Optional.of(body.toString(UTF_8))
        : Optional.empty();
  }
}
