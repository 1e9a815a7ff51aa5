package io.distrib.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a listener or a selector can still read of a request, and when. */
class RequestHeadersTest {
  @Test
  void severalFieldsAreOne() {
    RequestHeaders headers = headers(() -> Collections.enumeration(List.of("a", "b")));
    assertThat(headers.apply("X")).isEqualTo("a, b");
  }

  @Test
  void nothingIsReadOnceTheRequestIsForgotten() {
    RequestHeaders headers =
        headers(
            () -> {
              throw new AssertionError("the request is another client's");
            });
    headers.forget();
    assertThat(headers.apply("X")).isNull();
  }

  @Test
  void theRequestIsNotGivenBackWhileItIsRead() throws InterruptedException {
    ForgettingRead read = new ForgettingRead();
    assertThat(read.headers.apply("X")).isEqualTo("own");
    read.end.join();
    assertThat(read.headers.apply("X")).isNull();
  }

  private static RequestHeaders headers(Supplier<Enumeration<String>> values) {
    return new RequestHeaders(
        (HttpServletRequest)
            Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> values.get()));
  }

  /** While it reads, the request's end comes; if that does not wait, another client's follows. */
  private static final class ForgettingRead {
    private final RequestHeaders headers = headers(this::values);
    private final Thread end = new Thread(headers::forget);

    private Enumeration<String> values() {
      end.start();
      await()
          .until(
              () ->
                  switch (end.getState()) {
                    case BLOCKED, WAITING, TERMINATED -> true;
                    default -> false;
                  });
      return Collections.enumeration(List.of(end.isAlive() ? "own" : "another client's"));
    }
  }
}
