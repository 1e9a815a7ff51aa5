package io.distrib.netty;

import static io.distrib.netty.Handlers.NOW;
import static io.distrib.netty.Handlers.OWN;
import static io.distrib.netty.Handlers.POOL;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.Distributor;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server on a real socket, with the handler shared by all its connections. */
class SocketServerTest {
  private static final Distributor DISTRIBUTOR = Handlers.boston().build();
  private static final DistributorHandler HANDLER = Handlers.handler(DISTRIBUTOR);
  private static EventLoopGroup group;
  private static int port;

  @BeforeAll
  static void start() throws InterruptedException {
    group = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    Channel server =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel
                        .pipeline()
                        .addLast(new HttpServerCodec(), HANDLER, TestApplication.prompt());
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .sync()
            .channel();
    port = ((InetSocketAddress) server.localAddress()).getPort();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
    assertThat(DISTRIBUTOR.inFlight().count()).isZero();
  }

  @Test
  void pipelinedRequestsAreAnsweredInTheirOrder() throws IOException { // RFC 9112 9.3.2
    String moved = "GET / HTTP/1.1\r\nHost: " + POOL + "\r\n\r\n";
    String last =
        "GET /?distrib="
            + NOW
            + " HTTP/1.1\r\nHost: "
            + OWN
            + "\r\nX: y\r\n\r\n"
            + "GET / HTTP/1.1\r\nHost: "
            + POOL
            + "\r\nConnection: close\r\n\r\n";
    assertThat(exchange(moved.repeat(3) + last))
        .matches("(?s)(HTTP/1.1 302 .*){3}HTTP/1.1 200 .*HTTP/1.1 302 .*");
  }

  @Test
  void theAnswerToATargetThatIsFarTooLongArrives() throws IOException { // RFC 9112 9.6
    assertThat(exchange("GET /" + "x".repeat(1_000_000) + " HTTP/1.1\r\nHost: a\r\n\r\n"))
        .startsWith("HTTP/1.1 414 ");
  }

  @Test
  void theAnswerToABodyThatIsFarTooLongArrives() throws IOException { // section 5
    assertThat(
            exchange(
                "POST / HTTP/1.1\r\nHost: "
                    + POOL
                    + "\r\nContent-Length: 1000000\r\n\r\n"
                    + "x".repeat(1_000_000)))
        .startsWith("HTTP/1.1 307 ");
  }

  @Test
  void theAnswerToABodyThatCannotBeReadArrives() throws IOException { // RFC 9112 7.1
    assertThat(
            exchange(
                "POST / HTTP/1.1\r\nHost: "
                    + POOL
                    + "\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"))
        .startsWith("HTTP/1.1 307 ");
  }

  @Test
  void aClientThatAwaitsA100IsAnsweredAndDisconnected() throws IOException { // section 5
    assertThat(
            exchange(
                "POST / HTTP/1.1\r\nHost: "
                    + POOL
                    + "\r\nContent-Length: 9\r\n"
                    + "Expect: 100-continue\r\n\r\n"))
        .startsWith("HTTP/1.1 307 ");
  }

  private static String exchange(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
