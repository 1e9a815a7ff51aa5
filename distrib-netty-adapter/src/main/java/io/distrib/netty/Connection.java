package io.distrib.netty;

import io.distrib.model.DistributionDecision.Answer;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.redirect.Distributor;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One channel: takes its messages one by one, and holds them while a decision or a response is
 * outstanding. <em>Confined to one event loop.</em>
 */
final class Connection {
  private final ChannelHandlerContext ctx;
  private final Distributor distributor;
  private final Decisions decisions;
  private final HeldMessages held = new HeldMessages();
  private final Reading reading;
  private Phase phase = Phase.AWAITING_REQUEST;
  private boolean isDraining;
  private @Nullable HttpRequest undecided;
  private @Nullable Passage passage;
  private @Nullable Refusal refusal;

  Connection(ChannelHandlerContext ctx, Distributor distributor, Decisions decisions) {
    this.ctx = ctx;
    this.reading = new Reading(ctx);
    this.distributor = distributor;
    this.decisions = decisions;
  }

  /** A message has come from the client. */
  void read(Object message) {
    reading.begin();
    if (!held.offer(message)) {
      fail();
      return;
    }
    drain();
    if (!held.isEmpty()) {
      reading.pause();
    }
  }

  /** All that one read brings has come. */
  void readComplete() {
    reading.resume();
    ctx.fireChannelReadComplete();
    reading.complete(!held.isEmpty());
  }

  /** A message is lost: the connection cannot go on, unless it is another protocol's by now. */
  void fail() {
    if (phase != Phase.SWITCHED) {
      end();
      var unused = ctx.close();
    }
  }

  /** The channel is to be read: at once, or when nothing is held any more. */
  void askToRead() {
    reading.ask(!held.isEmpty());
  }

  /** The channel takes more, or no more. */
  void writabilityChanged() {
    goOn();
  }

  /** A message has come from the application. */
  void write(Object message, ChannelPromise promise) {
    Passage current = passage;
    if (current == null) {
      var unused = ctx.write(message, promise);
      return;
    }
    current.response(message);
    var unused = ctx.write(message, promise);
    if (phase != Phase.ENDING) {
      settle(current);
    }
    goOn();
  }

  /** The channel is closed. */
  void end() {
    phase = Phase.ENDING;
    held.release();
    ReferenceCountUtil.release(undecided);
    undecided = null;
    if (passage != null) {
      passage.end();
    }
  }

  /** The handler leaves the pipeline: what is still held can be neither decided nor passed on. */
  void abandon() {
    boolean isIncomplete = !held.isEmpty() || undecided != null;
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
      Object message = held.poll();
      if (message == null) {
        break;
      }
      take(message);
    }
    isDraining = false;
  }

  /** No request is begun while earlier answers wait for the client to read them. */
  private boolean isReady() {
    return switch (phase) {
      case AWAITING_REQUEST -> ctx.channel().isWritable();
      case DECIDING, AWAITING_RESPONSE -> false;
      case PASSING, DISCARDING, ENDING, SWITCHED -> true;
    };
  }

  /** What was held may have its turn, be it in a read or long after it. */
  private void goOn() {
    if (hasTurn()) {
      reading.begin();
      takeTurns();
    }
  }

  private boolean hasTurn() {
    return !isDraining && !held.isEmpty() && isReady();
  }

  private void takeTurns() {
    do {
      drain();
      tellComplete();
    } while (hasTurn());
    reading.settle(!held.isEmpty());
  }

  /** To the application this is the end of a read; it may wait for that to flush its answers. */
  private void tellComplete() {
    isDraining = true;
    ctx.fireChannelReadComplete();
    isDraining = false;
  }

  /**
   * A body without a request, as trailers alone are on a stream, is nobody's. A message of HTTP
   * behind a switch was read as such too early, or by a codec that should have left: neither we nor
   * the application can tell what it means (RFC 9110 7.8).
   */
  private void take(Object message) {
    if (phase == Phase.ENDING) {
      ReferenceCountUtil.release(message);
    } else if (phase == Phase.DISCARDING && refusal != null && message instanceof HttpObject) {
      discard(refusal, message);
    } else if (phase == Phase.AWAITING_REQUEST && message instanceof HttpRequest request) {
      begin(request);
    } else if (phase == Phase.AWAITING_REQUEST && message instanceof HttpContent) {
      ReferenceCountUtil.release(message);
      fail();
    } else if (phase == Phase.SWITCHED && message instanceof HttpObject) {
      ReferenceCountUtil.release(message);
      part();
    } else {
      pass(message);
    }
  }

  private void begin(HttpRequest request) {
    phase = Phase.DECIDING;
    undecided = request;
    CompletableFuture<Outcome> outcome =
        decisions.decide(ctx.channel(), request).toCompletableFuture();
    if (outcome.isDone()) {
      decided(request, outcome.join());
    } else {
      var unused = outcome.thenAcceptAsync(late -> decidedLate(request, late), ctx.executor());
    }
  }

  @SuppressWarnings("ReferenceEquality") // this very request, not one that looks like it
  private void decidedLate(HttpRequest request, Outcome outcome) {
    if (undecided == request) {
      reading.begin();
      isDraining = true;
      decided(request, outcome);
      isDraining = false;
      takeTurns();
    }
  }

  private void decided(HttpRequest request, Outcome outcome) {
    undecided = null;
    outcome.carryOut(this, request);
  }

  /** Lets {@code request} through to the application. */
  void pass(HttpRequest request) {
    phase = Phase.PASSING;
    passage = new Passage(distributor.inFlight(), request);
    pass((Object) request);
  }

  /** Answers {@code request} in the application's stead. */
  void refuse(HttpRequest request, DistributionRequest asked, Answer decision) {
    answer(request, distributor.render(asked, decision));
  }

  /** Answers {@code request} with {@code answer}. */
  void answer(HttpRequest request, HttpAnswer answer) {
    Refusal refused = new Refusal(request, answer);
    ReferenceCountUtil.release(request);
    phase = Phase.DISCARDING;
    refusal = refused;
    refused.answeredBy(ctx.writeAndFlush(refused.response(ctx.alloc(), answer)));
    settle(refused);
  }

  /**
   * All that the application sees goes through here; what it answers may come before the return.
   */
  private void pass(Object message) {
    Passage current = passage;
    if (current != null) {
      current.request(message);
      settle(current);
    }
    reading.passed();
    ctx.fireChannelRead(message);
  }

  private void discard(Refusal refused, Object message) {
    refused.discard(message);
    ReferenceCountUtil.release(message);
    settle(refused);
  }

  private void settle(Passage current) {
    if (current.isOver() && current.isUnreadable()) {
      part();
    } else if (current.isOver() && current.isSwitching()) {
      phase = Phase.SWITCHED;
    } else if (current.isOver()) {
      phase = current.isLastOfConnection() ? Phase.ENDING : Phase.AWAITING_REQUEST;
    } else {
      phase = current.isRequestOver() ? Phase.AWAITING_RESPONSE : Phase.PASSING;
      return;
    }
    passage = null;
  }

  /** Ends the connection once the application's response is out; until then it is read. */
  private void part() {
    phase = Phase.ENDING;
    askToRead();
    Farewell.after(ctx.writeAndFlush(Unpooled.EMPTY_BUFFER), true);
  }

  private void settle(Refusal refused) {
    if (phase != Phase.DISCARDING) {
      return;
    }
    if (refused.isOver() && refused.keepsConnection()) {
      phase = Phase.AWAITING_REQUEST;
    } else if (refused.isEnough()) {
      phase = Phase.ENDING;
      askToRead();
      refused.endConnection();
    }
  }
}
