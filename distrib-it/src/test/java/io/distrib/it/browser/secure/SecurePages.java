package io.distrib.it.browser.secure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.html.HtmlEscapers;
import io.distrib.topology.Site;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.concurrent.TimeUnit;

/** The pages of a site; a session is a cookie that says at which one. <em>Thread-safe.</em> */
@Sharable
final class SecurePages extends SimpleChannelInboundHandler<FullHttpRequest> {
  /** Longer than the site is waited for, twice. */
  private static final long SLOW_SECONDS = 2 * SecureSite.AFTER.toSeconds() + 2;

  private static final String WORKER =
      "importScripts('/.well-known/distrib/worker.js'); addEventListener('message', event =>"
          + " event.source.postMessage('heard'));";

  private final String site;

  SecurePages(String site) {
    this.site = site;
  }

  /** Whether {@code request} belongs to a session at {@code site}. */
  static boolean isInSession(HttpRequest request, Site site) {
    return request.headers().get(HttpHeaderNames.COOKIE, "").contains("at=" + site.id());
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
    FullHttpResponse response = response(request);
    if (request.uri().startsWith("/slow")) {
      var unused =
          ctx.executor().schedule(() -> write(ctx, response), SLOW_SECONDS, TimeUnit.SECONDS);
    } else {
      write(ctx, response);
    }
  }

  private static void write(ChannelHandlerContext ctx, FullHttpResponse response) {
    ctx.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
  }

  private FullHttpResponse response(FullHttpRequest request) {
    boolean isWorker = request.uri().equals("/own.js");
    byte[] body = (isWorker ? WORKER : page(request)).getBytes(UTF_8);
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(body));
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, isWorker ? "text/javascript" : "text/html")
        .set(HttpHeaderNames.SET_COOKIE, "at=" + site + "; Path=/; Secure; HttpOnly");
    HttpUtil.setContentLength(response, body.length);
    return response;
  }

  private String page(FullHttpRequest request) {
    String asked = request.method() + " " + request.uri();
    return """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>%1$s</title>%3$s</head>
        <body><p>This is %1$s. You asked for %2$s.</p>
        <p><a href="/basket?a=1&amp;b=%%C3%%A9">Basket</a> <a href="/slow">Slow</a></p>
        <form method="post" action="/order"><button>Order</button></form></body></html>
        """
        .formatted(site, HtmlEscapers.htmlEscaper().escape(asked), script(request.uri()));
  }

  private static String script(String target) {
    if (target.startsWith("/plain")) {
      return "";
    }
    return target.startsWith("/own")
        ? "<script>navigator.serviceWorker.register('/own.js')</script>"
        : "<script src=\"/.well-known/distrib/register.js\" async></script>";
  }
}
