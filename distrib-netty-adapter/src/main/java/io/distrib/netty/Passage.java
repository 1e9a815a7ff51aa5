package io.distrib.netty;

import io.distrib.load.InFlightRequests;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * One request with the application, from its first message to the last of its response. It counts
 * as under way for exactly that time. <em>Confined to one event loop.</em>
 */
final class Passage {
  private final InFlightRequests inFlight;
  private final long begun;
  private final boolean isConnect;
  private boolean isInformational;
  private boolean isSwitching;
  private boolean isLastOfConnection;
  private boolean isUnreadable;
  private boolean isRequestOver;
  private boolean isResponseOver;
  private boolean isCounted;

  Passage(InFlightRequests inFlight, HttpRequest request) {
    this.inFlight = inFlight;
    this.isConnect = HttpMethod.CONNECT.equals(request.method());
    this.begun = inFlight.begin();
    this.isCounted = true;
  }

  /** Sees a message on its way to the application. */
  void request(Object message) {
    isUnreadable |= Unreadable.is(message);
    isRequestOver |= message instanceof LastHttpContent;
  }

  /**
   * Sees a message on its way to the client. An interim response does not count; one that switches
   * is over with its head (RFC 9110 9.3.6, 15.2.2).
   */
  void response(Object message) {
    if (message instanceof HttpResponse response) {
      head(response);
    }
    isResponseOver |= isSwitching;
    if (message instanceof LastHttpContent) {
      isResponseOver |= !isInformational;
      isInformational = false;
    }
    if (isResponseOver) {
      end();
    }
  }

  /** No more of it will come. */
  void end() {
    if (isCounted) {
      isCounted = false;
      inFlight.end(begun);
    }
  }

  /** Whether all of the request is with the application. */
  boolean isRequestOver() {
    return isRequestOver;
  }

  /** Whether both the request and its response are complete. */
  boolean isOver() {
    return isRequestOver && isResponseOver;
  }

  /** Whether the connection speaks another protocol as soon as it is over. */
  boolean isSwitching() {
    return isSwitching;
  }

  /** Whether the rest of the request is lost, and what follows it as well. */
  boolean isUnreadable() {
    return isUnreadable;
  }

  /** Whether the response said that no other follows it on this connection. */
  boolean isLastOfConnection() {
    return isLastOfConnection;
  }

  private void head(HttpResponse response) {
    HttpResponseStatus status = response.status();
    boolean is101 = status.code() == HttpResponseStatus.SWITCHING_PROTOCOLS.code();
    isInformational = status.codeClass() == HttpStatusClass.INFORMATIONAL && !is101;
    isSwitching = is101 || (isConnect && status.codeClass() == HttpStatusClass.SUCCESS);
    isLastOfConnection = !isInformational && !HttpUtil.isKeepAlive(response);
  }
}
