package io.distrib.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.distrib.model.HttpAnswer;
import io.distrib.model.HttpAnswer.Header;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns an answer into bytes: the codec copies an array of bytes at once, but a string character by
 * character. <em>Immutable.</em>
 */
final class AnswerBytes {
  /** The names that nearly every answer has, with their hash codes. */
  private static final Map<String, AsciiString> NAMES =
      Stream.of("Location", "Date", "Cache-Control", "Content-Type", "Content-Length", "Set-Cookie")
          .collect(Collectors.toUnmodifiableMap(Function.identity(), AsciiString::cached));

  private AnswerBytes() {}

  /** The header fields of {@code answer}. */
  static HttpHeaders headers(HttpAnswer answer) {
    HttpHeaders headers = new DefaultHttpHeaders();
    for (Header header : answer.headers()) {
      headers.add(name(header.name()), bytes(header.value()));
    }
    return headers;
  }

  /** The content of {@code answer}. */
  static ByteBuf body(ByteBufAllocator allocator, HttpAnswer answer) {
    byte[] bytes = answer.body().getBytes(US_ASCII);
    return allocator.buffer(bytes.length).writeBytes(bytes);
  }

  private static AsciiString name(String name) {
    AsciiString known = NAMES.get(name);
    return known == null ? bytes(name) : known;
  }

  private static AsciiString bytes(String text) {
    return new AsciiString(text.getBytes(US_ASCII), false);
  }
}
