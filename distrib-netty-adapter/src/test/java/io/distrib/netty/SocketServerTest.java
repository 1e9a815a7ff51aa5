package io.distrib.netty;

import static io.distrib.netty.Handlers.NOW;
import static io.distrib.netty.Handlers.OWN;
import static io.distrib.netty.Handlers.POOL;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.redirect.Distributor;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server on a real socket, with the handler shared by all its connections: those that are read by
 * themselves, and those that are read when the application asks.
 */
class SocketServerTest {
  private static final Distributor DISTRIBUTOR = Handlers.boston().build();
  private static final DistributorHandler HANDLER = Handlers.handler(DISTRIBUTOR);
  private static EventLoopGroup group;
  private static final Map<Boolean, Integer> PORTS = new HashMap<>();

  @BeforeAll
  static void start() throws InterruptedException {
    group = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    PORTS.put(true, listen(true));
    PORTS.put(false, listen(false));
  }

  private static int listen(boolean isAutoRead) throws InterruptedException {
    Channel server =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.AUTO_READ, isAutoRead)
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
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
    assertThat(DISTRIBUTOR.inFlight().count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void pipelinedRequestsAreAnsweredInTheirOrder(boolean isAutoRead)
      throws IOException { // RFC 9112 9.3.2
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
    assertThat(exchange(isAutoRead, moved.repeat(3) + last))
        .matches("(?s)(HTTP/1.1 302 .*){3}HTTP/1.1 200 .*HTTP/1.1 302 .*");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theAnswerToATargetThatIsFarTooLongArrives(boolean isAutoRead)
      throws IOException { // RFC 9112 9.6
    assertThat(
            exchange(isAutoRead, "GET /" + "x".repeat(1_000_000) + " HTTP/1.1\r\nHost: a\r\n\r\n"))
        .startsWith("HTTP/1.1 414 ");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theAnswerToABodyThatIsFarTooLongArrives(boolean isAutoRead)
      throws IOException { // rules, section 5
    assertThat(
            exchange(
                isAutoRead,
                "POST / HTTP/1.1\r\nHost: "
                    + POOL
                    + "\r\nContent-Length: 1000000\r\n\r\n"
                    + "x".repeat(1_000_000)))
        .startsWith("HTTP/1.1 307 ");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theAnswerToABodyThatCannotBeReadArrives(boolean isAutoRead)
      throws IOException { // RFC 9112 7.1
    assertThat(
            exchange(
                isAutoRead,
                "POST / HTTP/1.1\r\nHost: "
                    + POOL
                    + "\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"))
        .startsWith("HTTP/1.1 307 ");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aClientThatAwaitsA100IsAnsweredAndDisconnected(boolean isAutoRead)
      throws IOException { // rules, section 5
    assertThat(
            exchange(
                isAutoRead,
                "POST / HTTP/1.1\r\nHost: "
                    + POOL
                    + "\r\nContent-Length: 9\r\n"
                    + "Expect: 100-continue\r\n\r\n"))
        .startsWith("HTTP/1.1 307 ");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theNextRequestIsReadAfterAnAnswerOfOurs(boolean isAutoRead)
      throws IOException { // rules, section 5
    try (Socket socket = connect(isAutoRead)) {
      assertThat(ask(socket, "GET / HTTP/1.1\r\nHost: " + POOL + "\r\n\r\n")).startsWith("302");
      assertThat(ask(socket, "GET / HTTP/1.1\r\nHost: " + OWN + "\r\n\r\n")).startsWith("302");
      assertThat(ask(socket, "GET /a HTTP/1.1\r\nHost: x\r\nCookie: live\r\n\r\n"))
          .isEqualTo("200 GET /a");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theBodyThatComesAfterAnAnswerOfOursIsRead(boolean isAutoRead) throws IOException {
    try (Socket socket = connect(isAutoRead)) {
      String post = "POST / HTTP/1.1\r\nHost: " + POOL + "\r\nContent-Length: 6\r\n\r\n";
      assertThat(ask(socket, post)).startsWith("307");
      socket.getOutputStream().write("abc".getBytes(ISO_8859_1));
      assertThat(ask(socket, "def" + post + "ghijkl")).startsWith("307");
      assertThat(ask(socket, "GET /b HTTP/1.1\r\nHost: x\r\nCookie: live\r\n\r\n"))
          .isEqualTo("200 GET /b");
    }
  }

  /** The status, and the body unless the answer is ours. */
  private static String ask(Socket socket, String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) socket.getInputStream().read());
    }
    int length =
        Integer.parseInt(head.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1"));
    String body = new String(socket.getInputStream().readNBytes(length), ISO_8859_1);
    return head.substring(9, 12) + " " + body;
  }

  private static String exchange(boolean isAutoRead, String request) throws IOException {
    try (Socket socket = connect(isAutoRead)) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private static Socket connect(boolean isAutoRead) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), PORTS.get(isAutoRead));
    socket.setSoTimeout(60_000);
    return socket;
  }
}
