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
 * An answer in octets: the codec copies those at once, but characters one by one.
 * <em>Immutable.</em>
 */
final class AnswerOctets {
  /** Those of almost every answer, their hash known. */
  private static final Map<String, AsciiString> NAMES =
      Stream.of("Location", "Date", "Cache-Control", "Content-Type", "Content-Length", "Set-Cookie")
          .collect(Collectors.toUnmodifiableMap(Function.identity(), AsciiString::cached));

  private AnswerOctets() {}

  /** The header fields of {@code answer}. */
  static HttpHeaders headers(HttpAnswer answer) {
    HttpHeaders headers = new DefaultHttpHeaders();
    for (Header header : answer.headers()) {
      headers.add(name(header.name()), octets(header.value()));
    }
    return headers;
  }

  /** The content of {@code answer}. */
  static ByteBuf body(ByteBufAllocator allocator, HttpAnswer answer) {
    byte[] octets = answer.body().getBytes(US_ASCII);
    return allocator.buffer(octets.length).writeBytes(octets);
  }

  private static AsciiString name(String name) {
    AsciiString known = NAMES.get(name);
    return known == null ? octets(name) : known;
  }

  private static AsciiString octets(String text) {
    return new AsciiString(text.getBytes(US_ASCII), false);
  }
}
