package io.distrib.it.adapter;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An application in a container that takes its time: {@link BusyTask} says with what. */
@SuppressWarnings("serial")
final class BusyServlet extends HttpServlet {
  private static final byte[] BLOCK = new byte[8_192];
  private static final long NEVER = 0;
  private static final long SOON_MILLIS = 300;

  /** Tomcat does not tell a listener of a stream that was reset before it listened. */
  private static final long AT_LAST_MILLIS = 5_000;

  private final transient Queue<AsyncContext> held = new ConcurrentLinkedQueue<>();

  /** Ends what it holds, as an application does that has been waiting for something. */
  void letGo() {
    for (AsyncContext context = held.poll(); context != null; context = held.poll()) {
      try {
        letGo(context);
      } catch (IllegalStateException e) {
        // The container has ended it already.
      }
    }
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getDispatcherType() == DispatcherType.REQUEST) {
      work(BusyTask.of(request.getRequestURI()), request, response);
    } else {
      response.getOutputStream().write(BLOCK);
    }
  }

  private void work(BusyTask task, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (task) {
      case READING -> request.getInputStream().readAllBytes();
      case WRITING -> writeForEver(response.getOutputStream());
      case READING_ASYNC -> readAsync(begin(request, AT_LAST_MILLIS));
      case WRITING_ASYNC -> writeAsync(begin(request, AT_LAST_MILLIS));
      case WAITING, DISPATCHING -> held.add(begin(request, NEVER));
      case TIMING_OUT -> begin(request, SOON_MILLIS);
      default -> throw new IllegalArgumentException(task.toString());
    }
  }

  private static AsyncContext begin(HttpServletRequest request, long timeoutMillis) {
    AsyncContext context = request.startAsync();
    context.setTimeout(timeoutMillis);
    return context;
  }

  private static void letGo(AsyncContext context) {
    HttpServletRequest request = (HttpServletRequest) context.getRequest();
    if (BusyTask.of(request.getRequestURI()) == BusyTask.DISPATCHING) {
      context.dispatch();
    } else {
      context.complete();
    }
  }

  private static void writeForEver(OutputStream out) throws IOException {
    while (true) {
      out.write(BLOCK);
    }
  }

  private static void readAsync(AsyncContext context) throws IOException {
    ServletInputStream in = context.getRequest().getInputStream();
    in.setReadListener(
        new ReadListener() {
          @Override
          public void onDataAvailable() throws IOException {
            while (in.isReady() && in.read(new byte[BLOCK.length]) >= 0) {
              // What comes is of no interest.
            }
          }

          @Override
          public void onAllDataRead() {
            context.complete();
          }

          @Override
          public void onError(Throwable cause) {
            context.complete();
          }
        });
  }

  private static void writeAsync(AsyncContext context) throws IOException {
    ServletOutputStream out = context.getResponse().getOutputStream();
    out.setWriteListener(
        new WriteListener() {
          @Override
          public void onWritePossible() throws IOException {
            while (out.isReady()) {
              out.write(BLOCK);
            }
          }

          @Override
          public void onError(Throwable cause) {
            context.complete();
          }
        });
  }
}
