package io.distrib.health.http;

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

/** One connection to a site, for one request. <em>Confined to one event loop.</em> */
final class HttpConnection extends SimpleChannelInboundHandler<HttpObject> {
  private static final int MAX_INTERIM = 8;

  private final Channel channel;
  private final Channel whole;
  private final Runnable lost;
  private @Nullable CompletableFuture<HttpReply> pending;
  private @Nullable HttpReply reply;
  private boolean isOver;
  private int interim;

  /**
   * The connection of {@code channel}, in whose pipeline it is last.
   *
   * @param whole the channel of the connection; under HTTP/2 the parent of {@code channel}
   * @param lost called when the site closes it while no request is under way
   */
  HttpConnection(Channel channel, Channel whole, Runnable lost) {
    this.channel = channel;
    this.whole = whole;
    this.lost = lost;
    var unused = whole.closeFuture().addListener(ended -> lose());
  }

  /** Sends {@code request}. The future has the answer; it fails without a whole one. */
  CompletableFuture<HttpReply> ask(HttpRequest request) {
    CompletableFuture<HttpReply> future = new CompletableFuture<>();
    pending = future;
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

  /** Closes it; {@code lost} is not called. */
  void close() {
    isOver = true;
    var unused = whole.close();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, HttpObject part) {
    if (pending == null) {
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
    } else if (++interim > MAX_INTERIM) {
      fail(new IllegalStateException("too many interim replies"));
    }
  }

  private void finish(HttpReply whole, boolean maySpeakOn) {
    CompletableFuture<HttpReply> future = pending;
    pending = null;
    reply = null;
    if (!maySpeakOn) {
      close();
    }
    if (future != null) {
      future.complete(whole);
    }
  }

  /** Closes it because of {@code cause}; the request that is under way, if any, fails. */
  void fail(Throwable cause) {
    CompletableFuture<HttpReply> future = pending;
    if (future == null) {
      var unused = whole.close();
      return;
    }
    pending = null;
    reply = null;
    close();
    future.completeExceptionally(cause);
  }

  private void lose() {
    if (pending == null && !isOver) {
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
    if (pending != null) {
      fail(new EOFException("the connection ended before the answer"));
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    fail(cause);
  }
}
