package io.distrib.server.gate;

import io.distrib.ask.HeadDeadline;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http2.Http2CodecUtil;
import java.util.List;

/**
 * Without TLS, speaks HTTP/2 with who begins with its preface, and so knows that we do (RFC 9113,
 * section 3.3), else HTTP/1.1. Until that is clear, the {@link HeadDeadline} before it runs.
 * <em>Confined to one event loop.</em>
 */
final class KnownProtocol extends ByteToMessageDecoder {
  private static final ByteBuf PREFACE = Http2CodecUtil.connectionPrefaceBuf();

  private final ClientInitializer initializer;

  KnownProtocol(ClientInitializer initializer) {
    this.initializer = initializer;
  }

  /** What has come stays for the codec. */
  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    int length = Math.min(in.readableBytes(), PREFACE.readableBytes());
    boolean isPreface =
        ByteBufUtil.equals(in, in.readerIndex(), PREFACE, PREFACE.readerIndex(), length);
    if (isPreface && length < PREFACE.readableBytes()) {
      return;
    }
    ChannelPipeline pipeline = ctx.pipeline();
    pipeline.remove(HeadDeadline.class);
    if (isPreface) {
      initializer.http2(pipeline);
    } else {
      initializer.http1(pipeline);
    }
    pipeline.remove(this);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    var unused = ctx.close();
  }
}
