package io.distrib.netty;

import io.distrib.model.HttpAnswer;
import io.distrib.model.HttpAnswer.Header;
import io.distrib.redirect.Distributor;
import io.distrib.redirect.Permit;
import io.distrib.redirect.Verdict;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One channel: handles its messages one by one, and keeps them waiting while a decision or a
 * response is outstanding. <em>Confined to one event loop.</em>
 */
final class Connection implements Verdict.Cases<HttpRequest, Void> {
  private final ChannelHandlerContext ctx;
  private final Distributor distributor;
  private final RequestReader reader;
  private final PendingMessages pending = new PendingMessages();
  private final ReadControl reading;
  private Phase phase = Phase.AWAITING_REQUEST;
  private boolean isDraining;
  private @Nullable HttpRequest undecided;
  private @Nullable ForwardedRequest forwarded;
  private @Nullable LocalResponse response;

  Connection(ChannelHandlerContext ctx, Distributor distributor, RequestReader reader) {
    this.ctx = ctx;
    this.reading = new ReadControl(ctx);
    this.distributor = distributor;
    this.reader = reader;
  }

  /** A message has come from the client. */
  void read(Object message) {
    reading.begin();
    if (!pending.offer(message)) {
      fail();
      return;
    }
    drain();
    if (!pending.isEmpty()) {
      reading.pause();
    }
  }

  /** All messages of one read have come. */
  void readComplete() {
    reading.resume();
    ctx.fireChannelReadComplete();
    reading.complete(!pending.isEmpty());
  }

  /** A message is lost: closes the connection, unless it has changed to another protocol. */
  void fail() {
    if (phase != Phase.SWITCHED) {
      end();
      var unused = ctx.close();
    }
  }

  /** The channel should be read: at once, or when no message waits any more. */
  void askToRead() {
    reading.ask(!pending.isEmpty());
  }

  /** Handles the messages that wait, if that is possible now; during a read or after it. */
  void resume() {
    if (hasTurn()) {
      reading.begin();
      takeTurns();
    }
  }

  /** The application writes a message. */
  void write(Object message, ChannelPromise promise) {
    ForwardedRequest current = forwarded;
    if (current == null) {
      var unused = ctx.write(message, promise);
      return;
    }
    var unused = ctx.write(current.response(message), promise);
    if (phase != Phase.ENDING) {
      settle(current);
    }
    resume();
  }

  /** The connection ends: releases what it holds. */
  void end() {
    phase = Phase.ENDING;
    pending.release();
    ReferenceCountUtil.release(undecided);
    undecided = null;
    if (forwarded != null) {
      forwarded.end();
    }
  }

  /** The handler has left the pipeline: messages that still wait are lost. */
  void abandon() {
    boolean isIncomplete = !pending.isEmpty() || undecided != null;
    end();
    reading.resume();
    if (isIncomplete) {
      var unused = ctx.close();
    }
  }

  private void drain() {
    if (isDraining) {
      return;
    }
    isDraining = true;
    while (isReady()) {
      Object message = pending.poll();
      if (message == null) {
        break;
      }
      handle(message);
    }
    isDraining = false;
  }

  /** Whether the next message can be handled; no new request while the client reads too slowly. */
  private boolean isReady() {
    return switch (phase) {
      case AWAITING_REQUEST -> ctx.channel().isWritable();
      case DECIDING, AWAITING_RESPONSE -> false;
      case FORWARDING, DISCARDING, ENDING, SWITCHED -> true;
    };
  }

  private boolean hasTurn() {
    return !isDraining && !pending.isEmpty() && isReady();
  }

  private void takeTurns() {
    do {
      drain();
      fireReadComplete();
    } while (hasTurn());
    reading.settle(!pending.isEmpty());
  }

  /** Tells the application that a read has ended; it may flush its responses only then. */
  private void fireReadComplete() {
    isDraining = true;
    ctx.fireChannelReadComplete();
    isDraining = false;
  }

  /**
   * Handles the next message. A body without a request, for example the trailers alone on a stream,
   * ends the connection. So does an HTTP message after a change of protocol: a codec has read it as
   * HTTP too early, or has stayed in the pipeline, and what it means is not known (RFC 9110 7.8).
   */
  private void handle(Object message) {
    if (phase == Phase.ENDING) {
      ReferenceCountUtil.release(message);
    } else if (phase == Phase.DISCARDING && response != null && message instanceof HttpObject) {
      discard(response, message);
    } else if (phase == Phase.AWAITING_REQUEST && message instanceof HttpRequest request) {
      begin(request);
    } else if (phase == Phase.AWAITING_REQUEST && message instanceof HttpContent) {
      ReferenceCountUtil.release(message);
      fail();
    } else if (phase == Phase.SWITCHED && message instanceof HttpObject) {
      ReferenceCountUtil.release(message);
      endAfterResponse();
    } else {
      forward(message);
    }
  }

  private void begin(HttpRequest request) {
    phase = Phase.DECIDING;
    undecided = request;
    IncomingRequest incoming = new IncomingRequest(reader, ctx.channel(), request);
    CompletableFuture<Verdict> verdict = incoming.verdict(distributor).toCompletableFuture();
    if (verdict.isDone()) {
      carryOut(request, verdict.join());
    } else {
      var unused = verdict.thenAcceptAsync(late -> carryOutLate(request, late), ctx.executor());
    }
  }

  private void carryOutLate(HttpRequest request, Verdict verdict) {
    if (isUndecided(request)) {
      reading.begin();
      isDraining = true;
      carryOut(request, verdict);
      isDraining = false;
      takeTurns();
    }
  }

  private void carryOut(HttpRequest request, Verdict verdict) {
    if (isUndecided(request)) {
      undecided = null;
      verdict.fold(request, this);
    }
  }

  /** If not, the connection has ended since the distributor was asked: the request is released. */
  @SuppressWarnings("ReferenceEquality") // this very request, not one that is equal to it
  private boolean isUndecided(HttpRequest request) {
    return undecided == request;
  }

  /** The application serves {@code request}. */
  @Override
  public Void pass(
      HttpRequest request, @Nullable String target, List<Header> fields, Permit permit) {
    if (target != null) {
      request.setUri(target);
    }
    phase = Phase.FORWARDING;
    forwarded = new ForwardedRequest(request, fields, permit);
    forward(request);
    return null;
  }

  /** The handler answers {@code request}. */
  @Override
  public Void respond(HttpRequest request, HttpAnswer answer) {
    LocalResponse current = new LocalResponse(request, answer);
    ReferenceCountUtil.release(request);
    phase = Phase.DISCARDING;
    response = current;
    current.answeredBy(ctx.writeAndFlush(current.message(ctx.alloc(), answer)));
    settle(current);
    return null;
  }

  /** The only way to the application; its response may come before this method returns. */
  private void forward(Object message) {
    ForwardedRequest current = forwarded;
    if (current != null) {
      current.request(message);
      settle(current);
    }
    reading.forwarded();
    ctx.fireChannelRead(message);
  }

  private void discard(LocalResponse current, Object message) {
    current.discard(message);
    ReferenceCountUtil.release(message);
    settle(current);
  }

  private void settle(ForwardedRequest current) {
    if (current.isOver() && current.isUnreadable()) {
      endAfterResponse();
    } else if (current.isOver() && current.isSwitching()) {
      phase = Phase.SWITCHED;
    } else if (current.isOver()) {
      phase = current.isLastOfConnection() ? Phase.ENDING : Phase.AWAITING_REQUEST;
    } else {
      phase = current.isRequestOver() ? Phase.AWAITING_RESPONSE : Phase.FORWARDING;
      return;
    }
    forwarded = null;
  }

  /** Closes the connection when the application's response is written; it is read until then. */
  private void endAfterResponse() {
    phase = Phase.ENDING;
    askToRead();
    LingeringClose.after(ctx.writeAndFlush(Unpooled.EMPTY_BUFFER), true);
  }

  private void settle(LocalResponse current) {
    if (phase != Phase.DISCARDING) {
      return;
    }
    if (current.isOver() && current.keepsConnection()) {
      phase = Phase.AWAITING_REQUEST;
    } else if (current.stopsReading()) {
      phase = Phase.ENDING;
      askToRead();
      current.endConnection();
    }
  }
}
