package io.distrib.server.gate;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;

/**
 * Speaks what the client and we have agreed on in the handshake of TLS (RFC 7301). <em>Confined to
 * one event loop.</em>
 */
final class AgreedProtocol extends ApplicationProtocolNegotiationHandler {
  private final ClientInitializer initializer;

  AgreedProtocol(ClientInitializer initializer) {
    super(ApplicationProtocolNames.HTTP_1_1);
    this.initializer = initializer;
  }

  @Override
  protected void configurePipeline(ChannelHandlerContext ctx, String protocol) {
    if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
      initializer.http2(ctx.pipeline());
    } else {
      initializer.http1(ctx.pipeline());
    }
  }

  /** What clients do wrong in a handshake is not worth a line of the log. */
  @Override
  protected void handshakeFailure(ChannelHandlerContext ctx, Throwable cause) {
    var unused = ctx.close();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    var unused = ctx.close();
  }
}
