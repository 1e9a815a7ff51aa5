package io.distrib.server.health;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.EOFException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One connection to a site, for one question. <em>Confined to one event loop.</em> */
final class HttpConnection extends SimpleChannelInboundHandler<HttpObject> {
  private static final int MOST_INTERIM = 8;

  private final Channel channel;
  private final Channel whole;
  private final Runnable lost;
  private @Nullable CompletableFuture<HttpReply> asked;
  private @Nullable HttpReply reply;
  private boolean isOver;
  private int interim;

  /**
   * The connection of {@code channel}, in whose pipeline it is last.
   *
   * @param whole the channel that the connection is of; under HTTP/2 the parent of {@code channel}
   * @param lost called when the site ends it while nothing is asked
   */
  HttpConnection(Channel channel, Channel whole, Runnable lost) {
    this.channel = channel;
    this.whole = whole;
    this.lost = lost;
    var unused = whole.closeFuture().addListener(ended -> lose());
  }

  /** What is answered to {@code request}; fails if that is nothing, or nothing whole. */
  CompletableFuture<HttpReply> ask(HttpRequest request) {
    CompletableFuture<HttpReply> future = new CompletableFuture<>();
    asked = future;
    var unused =
        channel
            .writeAndFlush(request)
            .addListener(
                written -> {
                  if (!written.isSuccess()) {
                    fail(written.cause());
                  }
                });
    return future;
  }

  boolean isOpen() {
    return !isOver && whole.isActive();
  }

  /** Ends it, and that is no loss. */
  void close() {
    isOver = true;
    var unused = whole.close();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, HttpObject part) {
    if (asked == null) {
      var unused = whole.close();
      return;
    }
    DecoderResult decoded = part.decoderResult();
    if (decoded.isFailure()) {
      fail(decoded.cause());
    } else {
      take(part);
    }
  }

  private void take(HttpObject part) {
    if (part instanceof HttpResponse head) {
      begin(head);
    }
    HttpReply current = reply;
    if (current != null && part instanceof HttpContent content) {
      current.add(content.content());
      if (part instanceof LastHttpContent) {
        finish(current, current.keepsAlive());
      } else if (current.isFull()) {
        finish(current, false);
      }
    }
  }

  /** Interim replies are passed over (RFC 9110, section 15.2). */
  private void begin(HttpResponse head) {
    boolean isInterim =
        head.status().codeClass() == HttpStatusClass.INFORMATIONAL
            && !head.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
    if (!isInterim) {
      reply = new HttpReply(head);
    } else if (++interim > MOST_INTERIM) {
      fail(new IllegalStateException("too many interim replies"));
    }
  }

  private void finish(HttpReply whole, boolean maySpeakOn) {
    CompletableFuture<HttpReply> future = asked;
    asked = null;
    reply = null;
    if (!maySpeakOn) {
      close();
    }
    if (future != null) {
      future.complete(whole);
    }
  }

  /** Ends it, for what is asked cannot be answered any more; without a question it is a loss. */
  void fail(Throwable cause) {
    CompletableFuture<HttpReply> future = asked;
    if (future == null) {
      var unused = whole.close();
      return;
    }
    asked = null;
    reply = null;
    close();
    future.completeExceptionally(cause);
  }

  private void lose() {
    if (asked == null && !isOver) {
      isOver = true;
      lost.run();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake && !handshake.isSuccess()) {
      fail(handshake.cause());
    }
    ctx.fireUserEventTriggered(event);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (asked != null) {
      fail(new EOFException("the connection ended before the answer"));
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    fail(cause);
  }
}
