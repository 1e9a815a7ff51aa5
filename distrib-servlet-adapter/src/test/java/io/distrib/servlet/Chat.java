package io.distrib.servlet;

import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;

/** An endpoint of Jakarta WebSocket that greets. */
@ServerEndpoint("/chat")
public final class Chat {
  static final String GREETING = "hello";

  /** For the container. */
  public Chat() {}

  /** Greets. */
  @OnOpen
  public void open(Session session) throws IOException {
    session.getBasicRemote().sendText(GREETING);
  }

  /** The client leaves without a word. */
  @OnError
  public void fail(Throwable cause) {}
}
