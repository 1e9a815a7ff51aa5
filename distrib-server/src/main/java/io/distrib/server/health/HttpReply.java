package io.distrib.server.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Ascii;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** What a site has answered, as far as it is read. <em>Confined to one event loop.</em> */
final class HttpReply {
  /** How much of a body is read, in octets. */
  static final int LONGEST_BODY = 64 * 1024;

  private static final int LONGEST_DOCUMENT = 16 * 1024;
  private static final String JSON = "application/json";

  private final HttpResponse head;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  HttpReply(HttpResponse head) {
    this.head = head;
  }

  /** Whether as much of the body has been read as ever is. */
  boolean isFull() {
    return body.size() == LONGEST_BODY;
  }

  void add(ByteBuf content) {
    int length = Math.min(content.readableBytes(), LONGEST_BODY - body.size());
    byte[] octets = new byte[length];
    content.readBytes(octets);
    body.writeBytes(octets);
  }

  int status() {
    return head.status().code();
  }

  /** Where the client is sent; empty if nowhere. */
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

  /** The body if it is JSON, by its type, and not too long. */
  Optional<String> document() {
    CharSequence type = HttpUtil.getMimeType(head);
    boolean isJson = type != null && Ascii.equalsIgnoreCase(type.toString().trim(), JSON);
    return isJson && body.size() <= LONGEST_DOCUMENT
        ? Optional.of(body.toString(UTF_8))
        : Optional.empty();
  }
}
