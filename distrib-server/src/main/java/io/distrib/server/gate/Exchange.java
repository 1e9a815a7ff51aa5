package io.distrib.server.gate;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response, passed on as they come. Each side is read only while the other
 * takes more, so no more than one read and one write buffer is held in either direction.
 * <em>Confined to one event loop.</em>
 */
final class Exchange {
  /** What the messages of the application belong to. */
  private enum Phase {
    AWAITING_RESPONSE,
    INTERIM,
    SWITCHING,
    RESPONDING,
    OVER
  }

  private final ProxyHandler owner;
  private final ClientSide client;
  private final Traffic traffic;
  private final ClientRequest asked;
  private final Upload upload;

  private Phase phase = Phase.AWAITING_RESPONSE;
  private boolean isRetried;
  private boolean isCounted = true;
  private boolean closesClient;
  private boolean keepsUpstream;
  private @Nullable UpstreamConnection upstream;
  private @Nullable ChannelFuture written;

  Exchange(ProxyHandler owner, ClientSide client, Traffic traffic, ClientRequest asked) {
    this.owner = owner;
    this.client = client;
    this.traffic = traffic;
    this.asked = asked;
    this.upload = new Upload(asked);
    traffic.open().incrementAndGet();
  }

  /** Asks for a connection; what cannot be repeated gets one that cannot be stale. */
  void start() {
    client.setReading(false);
    connect(asked.isRepeatable());
  }

  /** A part of the request has come. */
  void request(HttpContent part) {
    if (!upload.add(part)) {
      fail(Failure.BAD_REQUEST);
    }
    steer();
  }

  /** All parts of the request that one read has brought are here. */
  void requestFlush() {
    upload.flush();
  }

  /** The application takes more, or no more. */
  void steer() {
    if (phase == Phase.OVER) {
      client.setReading(true);
      endLinger();
    } else {
      client.setReading(upload.isOver() || upload.isWanted());
    }
  }

  /** The client takes more, or no more. */
  void clientWritabilityChanged() {
    if (upstream != null) {
      upstream.setReading(client.isWritable());
    }
  }

  /** A part of the response has come. */
  void response(HttpObject part) {
    if (part.decoderResult().isFailure()) {
      ReferenceCountUtil.release(part);
      fail(Failure.BAD_APPLICATION);
      return;
    }
    if (part instanceof HttpResponse head) {
      begin(head);
    }
    if (part instanceof HttpContent content) {
      pass(content);
    }
  }

  /** All parts of the response that one read has brought are here. */
  void responseFlush() {
    client.flush();
    clientWritabilityChanged();
  }

  /** The connection to the application has ended. */
  void lost(UpstreamConnection connection) {
    if (phase == Phase.AWAITING_RESPONSE
        && connection.isStale()
        && asked.isRepeatable()
        && !isRetried) {
      isRetried = true;
      upstream = null;
      upload.await();
      connect(false);
    } else {
      fail(Failure.BAD_APPLICATION);
    }
  }

  /** The application has neither sent nor taken anything for long. */
  void silent() {
    if (!client.isWritable() && !client.isStream()) {
      return; // It is the client that we wait for; the time of its connection is running.
    }
    boolean isClientAwaited = !upload.isOver() && upload.isWanted();
    fail(isClientAwaited ? Failure.CLIENT_SILENT : Failure.APPLICATION_SILENT);
  }

  /** The client has gone. */
  void abandon() {
    leave(false);
    uncount();
  }

  private void connect(boolean mayReuse) {
    var unused =
        traffic.application().acquire(client.loop(), mayReuse).whenComplete(this::connected);
  }

  private void connected(@Nullable UpstreamConnection connection, @Nullable Throwable failure) {
    if (connection == null) {
      fail(failure == null ? Failure.BAD_APPLICATION : Failure.ofConnecting(failure));
    } else if (phase == Phase.OVER) {
      connection.release(true);
    } else {
      upstream = connection;
      connection.serve(this);
      upload.sendBy(connection);
      steer();
    }
  }

  private void begin(HttpResponse head) {
    HttpResponseStatus status = head.status();
    if (status.equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
      switching(head);
    } else if (status.codeClass() == HttpStatusClass.INFORMATIONAL) {
      phase = Phase.INTERIM;
      if (!asked.isOneZero()) {
        client.write(ResponseHead.interim(head));
      }
    } else {
      phase = Phase.RESPONDING;
      keepsUpstream = HttpUtil.isKeepAlive(head);
      HttpResponse passed = ResponseHead.of(head, asked, mustClose());
      closesClient = !HttpUtil.isKeepAlive(passed);
      client.write(passed);
    }
  }

  private void switching(HttpResponse head) {
    if (asked.isWebSocket() && head.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT)) {
      phase = Phase.SWITCHING;
      client.write(ResponseHead.switching(head));
    } else {
      fail(Failure.BAD_APPLICATION);
    }
  }

  private void pass(HttpContent content) {
    boolean isLast = content instanceof LastHttpContent;
    if (phase == Phase.RESPONDING) {
      if (isLast) {
        finish(Upload.bare(content));
      } else {
        client.write(content);
      }
      return;
    }
    ReferenceCountUtil.release(content);
    if (isLast && phase == Phase.INTERIM) {
      phase = Phase.AWAITING_RESPONSE;
    } else if (isLast && phase == Phase.SWITCHING && upstream != null) {
      tunnel(upstream);
    }
  }

  private void finish(HttpContent last) {
    leave(keepsUpstream && upload.isOver());
    end(last);
  }

  private void tunnel(UpstreamConnection connection) {
    phase = Phase.OVER;
    upstream = null;
    client.flush();
    owner.finished(this);
    uncount();
    Tunnel.open(client.channel(), connection);
  }

  /** The exchange will not come to its end: said to the client, or, too late for that, cut. */
  private void fail(Failure failure) {
    switch (phase) {
      case AWAITING_RESPONSE, INTERIM -> {
        closesClient = mustClose() || failure == Failure.BAD_REQUEST;
        leave(false);
        end(failure.answer(asked, closesClient));
      }
      case RESPONDING, SWITCHING -> {
        abandon();
        client.cut();
      }
      case OVER -> {}
    }
  }

  /** A client that still sends while it is answered cannot tell where its next request begins. */
  private boolean mustClose() {
    return !asked.keepsAlive()
        || (!upload.isOver() && !client.isStream())
        || traffic.isDraining().getAsBoolean();
  }

  private void leave(boolean isReusable) {
    phase = Phase.OVER;
    upload.stop();
    UpstreamConnection connection = upstream;
    upstream = null;
    if (connection != null) {
      connection.release(isReusable);
    }
  }

  /** The next request may begin before the write returns. */
  private void end(Object last) {
    client.setReading(true);
    if (upload.isOver()) {
      owner.finished(this);
    }
    ChannelFuture ended = client.end(last, closesClient, upload.isOver());
    written = ended;
    ended.addListener(done -> uncount());
  }

  private void endLinger() {
    if (upload.isOver() && closesClient && written != null) {
      owner.finished(this);
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  private void uncount() {
    if (isCounted) {
      isCounted = false;
      traffic.open().decrementAndGet();
    }
  }
}
