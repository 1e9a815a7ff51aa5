package io.distrib.netty;

import static io.distrib.netty.Handlers.POOL;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A peer on a real socket that asks and asks, and reads no answer until much later. */
class SlowReaderTest {
  private static final int REQUESTS = 4_000;
  private static final int SOCKET_BUFFER = 16_384;

  /** The high water mark, and the answer that crosses it. */
  private static final long MAX_PENDING = 65_536 + 1_024;

  private final AtomicLong received = new AtomicLong();
  private final AtomicLong maxPending = new AtomicLong();
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private Socket peer;

  @BeforeEach
  void connect() throws Exception {
    InetSocketAddress server = (InetSocketAddress) start().localAddress();
    peer = new Socket();
    peer.setReceiveBufferSize(SOCKET_BUFFER);
    peer.setSendBufferSize(SOCKET_BUFFER);
    peer.setSoTimeout(60_000);
    peer.connect(server);
  }

  @AfterEach
  void stop() throws Exception {
    peer.close();
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
  }

  @Test
  void isReadNoFurtherAndStillGetsAllItsAnswersInOrder() throws IOException { // RFC 9112 9.3.2
    CompletableFuture<Void> asking = CompletableFuture.runAsync(this::ask);
    await().until(() -> received.get() > 0);
    await().atMost(Duration.ofSeconds(60)).until(this::isStuck);
    assertThat(asking).isNotDone();
    assertThat(targets())
        .containsExactlyElementsOf(IntStream.range(0, REQUESTS).mapToObj(i -> "/" + i).toList());
    assertThat(maxPending).hasValueLessThan(MAX_PENDING);
  }

  private boolean isStuck() throws InterruptedException {
    long before = received.get();
    CompletableFuture<Void> nothing = new CompletableFuture<>();
    nothing.completeOnTimeout(null, 500, TimeUnit.MILLISECONDS).join();
    return received.get() == before;
  }

  private void ask() {
    String rest = " HTTP/1.1\r\nHost: " + POOL + "\r\nX: " + "x".repeat(700) + "\r\n\r\n";
    try {
      OutputStream out = peer.getOutputStream();
      for (int i = 0; i < REQUESTS; i++) {
        out.write(("GET /" + i + rest).getBytes(ISO_8859_1));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of each answer, what it tells to ask for, without the marker. */
  private List<String> targets() throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(peer.getInputStream(), ISO_8859_1));
    return in.lines()
        .filter(line -> line.regionMatches(true, 0, "location: ", 0, 10))
        .map(line -> line.replaceAll(".*(/\\d+)\\?.*", "$1"))
        .limit(REQUESTS)
        .toList();
  }

  private Channel start() throws InterruptedException {
    return new ServerBootstrap()
        .group(group)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER)
        .childOption(ChannelOption.SO_SNDBUF, SOCKET_BUFFER)
        .childHandler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                DistributorHandler handler = Handlers.handler(Handlers.boston().build());
                channel.pipeline().addLast(new Meter(), new HttpServerCodec(), handler);
              }
            })
        .bind(InetAddress.getLoopbackAddress(), 0)
        .sync()
        .channel();
  }

  /** Counts what is read, and looks how much is still to be written then. */
  private final class Meter extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      received.incrementAndGet();
      ctx.fireChannelRead(message);
      long pending = ctx.channel().unsafe().outboundBuffer().totalPendingWriteBytes();
      maxPending.accumulateAndGet(pending, Math::max);
    }
  }
}
