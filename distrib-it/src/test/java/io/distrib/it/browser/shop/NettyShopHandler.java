package io.distrib.it.browser.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.distrib.it.browser.shop.Reply.Session;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.util.List;

/** The shop behind Netty's codec and aggregator. <em>Thread-safe.</em> */
@Sharable
final class NettyShopHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private final Shop shop;
  private final NettySessions sessions;

  NettyShopHandler(Shop shop, NettySessions sessions) {
    this.shop = shop;
    this.sessions = sessions;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request)
      throws IOException {
    Visit visit = new Visit(request);
    var form = new QueryStringDecoder(request.content().toString(UTF_8), false).parameters();
    Reply reply =
        shop.serve(
            new Ask(
                request.method().name(),
                new QueryStringDecoder(request.uri()).path(),
                field -> form.getOrDefault(field, List.of("")).get(0),
                visit::customer));
    FullHttpResponse response = response(reply);
    visit.end(reply.session(), response);
    boolean keepsAlive = HttpUtil.isKeepAlive(request);
    HttpUtil.setKeepAlive(response, keepsAlive);
    ctx.writeAndFlush(response)
        .addListener(
            keepsAlive ? ChannelFutureListener.CLOSE_ON_FAILURE : ChannelFutureListener.CLOSE);
  }

  private static FullHttpResponse response(Reply reply) throws IOException {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(reply.status()),
            Unpooled.wrappedBuffer(reply.body().read()));
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, reply.type());
    if (reply.location() != null) {
      response.headers().set(HttpHeaderNames.LOCATION, reply.location());
    }
    HttpUtil.setContentLength(response, response.content().readableBytes());
    return response;
  }

  /** The session of one request. */
  private final class Visit {
    private String session;
    private boolean isNew;

    Visit(FullHttpRequest request) {
      this.session = sessions.find(request);
    }

    Customer customer() {
      Customer known = session == null ? null : sessions.customer(session);
      return known == null ? begin(new Customer()) : known;
    }

    void end(Session what, FullHttpResponse response) {
      if (what == Session.IS_RENAMED) {
        Customer customer = customer();
        sessions.end(session);
        begin(customer);
      } else if (what == Session.ENDS) {
        sessions.end(session);
      }
      if (isNew) {
        response.headers().set(HttpHeaderNames.SET_COOKIE, NettySessions.setCookie(session));
      }
    }

    private Customer begin(Customer customer) {
      session = sessions.begin(customer);
      isNew = true;
      return customer;
    }
  }
}
