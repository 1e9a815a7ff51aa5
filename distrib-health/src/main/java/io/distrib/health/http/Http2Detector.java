package io.distrib.health.http;

import io.distrib.health.probe.Http2OnlyException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http2.Http2FrameTypes;
import java.util.List;

/**
 * Recognizes a server that answers in HTTP/2 though it was asked in HTTP/1.1: its first frame is
 * SETTINGS or GOAWAY of the whole connection (RFC 9113, section 3.4). Any other answer is passed
 * on. <em>Confined to one event loop.</em>
 */
final class Http2Detector extends ByteToMessageDecoder {
  private static final int HEADER_LENGTH = 9;
  private static final int TYPE = 3;
  private static final int STREAM = 5;

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    boolean mayBeFrame = in.getByte(in.readerIndex()) == 0;
    if (mayBeFrame && in.readableBytes() < HEADER_LENGTH) {
      return;
    }
    if (mayBeFrame && isFrame(in)) {
      in.skipBytes(in.readableBytes());
      ctx.fireExceptionCaught(new Http2OnlyException());
    } else {
      ctx.pipeline().remove(this);
    }
  }

  private static boolean isFrame(ByteBuf in) {
    byte type = in.getByte(in.readerIndex() + TYPE);
    boolean isFirst = type == Http2FrameTypes.SETTINGS || type == Http2FrameTypes.GO_AWAY;
    return isFirst && in.getInt(in.readerIndex() + STREAM) == 0;
  }
}
