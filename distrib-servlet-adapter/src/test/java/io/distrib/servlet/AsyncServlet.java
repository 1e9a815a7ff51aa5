package io.distrib.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Goes async; the test says how it goes on. */
@SuppressWarnings("serial")
final class AsyncServlet extends HttpServlet {
  private final transient BlockingQueue<AsyncContext> waiting = new LinkedBlockingQueue<>();
  private final transient EchoServlet echo = new EchoServlet("async");

  AsyncContext next() throws InterruptedException {
    return waiting.poll(60, TimeUnit.SECONDS);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getDispatcherType() == DispatcherType.ASYNC) {
      response.getOutputStream().write(echo.show(request).getBytes(UTF_8));
    } else if (request.getDispatcherType() == DispatcherType.REQUEST) {
      AsyncContext context = request.startAsync();
      context.setTimeout(request.getParameter("timeout") == null ? 30_000 : 50);
      waiting.add(context);
    }
  }
}
