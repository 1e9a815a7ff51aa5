package io.distrib.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.ReferenceCountUtil;

/** A connection without a socket: bytes in, bytes out. */
final class Wire implements AutoCloseable {
  final EmbeddedChannel channel;

  Wire(ChannelHandler... behindCodec) {
    channel = new EmbeddedChannel(new HttpServerCodec());
    channel.pipeline().addLast(behindCodec);
  }

  /**
   * Sends {@code text}, in which each line ends with a line feed alone, and tells what came back.
   */
  String exchange(String text) {
    channel.writeInbound(Unpooled.copiedBuffer(text.replace("\n", "\r\n"), ISO_8859_1));
    return received();
  }

  /** What has come back since it was last asked. */
  String received() {
    channel.runPendingTasks();
    StringBuilder out = new StringBuilder();
    for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
      out.append(bytes.toString(ISO_8859_1));
      bytes.release();
    }
    return out.toString();
  }

  /** Releases what is left and closes. */
  @Override
  public void close() {
    channel.releaseOutbound();
    for (Object left = channel.readInbound(); left != null; left = channel.readInbound()) {
      ReferenceCountUtil.release(left);
    }
    channel.finishAndReleaseAll();
  }
}
