package io.distrib.it.adapter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.distrib.adapter.testkit.RawResponse;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2StreamFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Gathers what comes on one stream of HTTP/2 until it ends. A stream that is reset before an answer
 * has the status {@link RawResponse#NO_STATUS}. <em>Confined to one event loop.</em>
 */
final class Http2Answer extends SimpleChannelInboundHandler<Http2StreamFrame> {
  private final CompletableFuture<RawResponse> whole = new CompletableFuture<>();
  private final List<List<String>> heads = new ArrayList<>();
  private final StringBuilder body = new StringBuilder();
  private int status = RawResponse.NO_STATUS;

  /** Done as soon as the stream is. */
  CompletableFuture<RawResponse> whole() {
    return whole;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, Http2StreamFrame frame) {
    if (frame instanceof Http2HeadersFrame head) {
      add(head);
      end(head.isEndStream());
    } else if (frame instanceof Http2DataFrame data) {
      body.append(data.content().toString(ISO_8859_1));
      end(data.isEndStream());
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    end(true);
  }

  private void add(Http2HeadersFrame head) {
    if (heads.isEmpty()) {
      status = Integer.parseInt(head.headers().status().toString());
    }
    List<String> lines = new ArrayList<>();
    head.headers().forEach(field -> lines.add(field.getKey() + ": " + field.getValue()));
    heads.add(lines);
  }

  private void end(boolean isOver) {
    if (isOver) {
      List<String> head = heads.isEmpty() ? List.of() : heads.get(0);
      String rest = heads.size() < 2 ? "" : heads.subList(1, heads.size()).toString();
      whole.complete(new RawResponse(List.of(), status, head, body.toString(), rest));
    }
  }
}
