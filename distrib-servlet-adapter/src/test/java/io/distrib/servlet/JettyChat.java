package io.distrib.servlet;

import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.annotations.OnWebSocketError;
import org.eclipse.jetty.websocket.api.annotations.OnWebSocketOpen;
import org.eclipse.jetty.websocket.api.annotations.WebSocket;

/** The same by Jetty's own API. */
@WebSocket
public final class JettyChat {
  /** For {@link JettyHandshakeTest}. */
  public JettyChat() {}

  /** Greets. */
  @OnWebSocketOpen
  public void open(Session session) {
    session.sendText(Chat.GREETING, Callback.NOOP);
  }

  /** The client leaves without a word. */
  @OnWebSocketError
  public void fail(Throwable cause) {}
}
