package io.distrib.netty;

import io.distrib.model.HttpAnswer.Header;
import io.distrib.redirect.Permit;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/**
 * One request that the application serves, from its first message to the last message of its
 * response; then its permit is closed. <em>Confined to one event loop.</em>
 */
final class ForwardedRequest {
  private final List<Header> fields;
  private final Permit permit;
  private final boolean isConnect;
  private boolean isInformational;
  private boolean isSwitching;
  private boolean isLastOfConnection;
  private boolean isUnreadable;
  private boolean isRequestOver;
  private boolean isResponseOver;

  /**
   * A request that is passed on now.
   *
   * @param fields what the head of the response gets beside the application's own fields
   */
  ForwardedRequest(HttpRequest request, List<Header> fields, Permit permit) {
    this.fields = fields;
    this.permit = permit;
    this.isConnect = HttpMethod.CONNECT.equals(request.method());
  }

  /** Looks at a message on its way to the application. */
  void request(Object message) {
    isUnreadable |= CodecFailure.isIn(message);
    isRequestOver |= message instanceof LastHttpContent;
  }

  /**
   * Looks at a message on its way to the client. An interim response does not end the request; a
   * response that switches protocols is over with its head (RFC 9110 9.3.6, 15.2.2).
   *
   * @return what is sent in its place: the same, unless fields are added to it
   */
  Object response(Object message) {
    Object sent = message;
    if (message instanceof HttpResponse response) {
      head(response);
      sent = isInformational || fields.isEmpty() ? message : FieldedHead.of(response, fields);
    }
    isResponseOver |= isSwitching;
    if (message instanceof LastHttpContent) {
      isResponseOver |= !isInformational;
      isInformational = false;
    }
    if (isResponseOver) {
      end();
    }
    return sent;
  }

  /** The response has ended, completely or not. */
  void end() {
    permit.close();
  }

  /** Whether the application has received the whole request. */
  boolean isRequestOver() {
    return isRequestOver;
  }

  /** Whether both the request and its response are complete. */
  boolean isOver() {
    return isRequestOver && isResponseOver;
  }

  /** Whether the connection changes to another protocol when the request is over. */
  boolean isSwitching() {
    return isSwitching;
  }

  /** Whether the codec could not read the rest of the request, nor what follows it. */
  boolean isUnreadable() {
    return isUnreadable;
  }

  /** Whether the response says that it is the last one on this connection. */
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
