package io.distrib.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.distrib.load.InFlightRequests;
import io.distrib.testkit.Permits;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a container tells of an asynchronous request, or does not tell. */
class PermitCloserTest {
  private static final long NEVER = 0;
  private static final long SOON_MILLIS = 1;
  private static final Duration LONGER = Duration.ofMillis(500);

  private final AsyncRequests requests = new AsyncRequests(1);
  private final InFlightRequests inFlight = new InFlightRequests(10);
  private final List<AsyncListener> listeners = new ArrayList<>();

  @AfterEach
  void stop() {
    requests.endAll();
  }

  @Test
  void endsWithTheResponse() throws IOException {
    begin(NEVER);
    assertThat(inFlight.count()).isEqualTo(1);

    listener().onComplete(event(NEVER));
    listener().onComplete(event(NEVER));

    assertThat(inFlight.count()).isZero();
  }

  @Test
  void endsWhenTheContainerHasForgottenIt() throws IOException {
    begin(SOON_MILLIS);

    await().until(() -> inFlight.count() == 0);
    listener().onComplete(event(SOON_MILLIS));

    assertThat(inFlight.count()).isZero();
  }

  @Test
  void isNotForgottenOnceItsTimeoutIsKnown() throws IOException {
    begin(LONGER.toMillis());

    listener().onTimeout(event(LONGER.toMillis()));

    staysUnderWay();
  }

  @Test
  void isNotForgottenInALaterRound() throws IOException {
    begin(LONGER.toMillis());

    listener().onStartAsync(event(NEVER));

    staysUnderWay();
  }

  @Test
  void isNotForgottenIfItsTimeoutIsAsLongAsCanBe() throws IOException {
    begin(Long.MAX_VALUE);

    staysUnderWay();
  }

  @Test
  void endsWithTheWebApplication() throws IOException {
    begin(NEVER);
    begin(LONGER.toMillis());

    requests.endAll();

    assertThat(inFlight.count()).isZero();
    listener().onComplete(event(NEVER));
    assertThat(inFlight.count()).isZero();
  }

  @Test
  void isCountedAgainInAWebApplicationThatBeginsAgain() throws IOException {
    requests.endAll();

    begin(SOON_MILLIS);

    assertThat(listeners).hasSize(1);
    await().until(() -> inFlight.count() == 0);
  }

  /** For longer than it would take to forget it; it still ends. */
  private void staysUnderWay() throws IOException {
    await()
        .during(LONGER.multipliedBy(2))
        .atMost(LONGER.multipliedBy(20))
        .until(() -> inFlight.count() == 1);
    listener().onComplete(event(NEVER));
    assertThat(inFlight.count()).isZero();
  }

  private void begin(long timeoutMillis) {
    ServletRequest request =
        proxy(
            ServletRequest.class,
            (self, method, arguments) ->
                method.getName().equals("isAsyncStarted") ? true : context(timeoutMillis));
    requests.chainReturned(request, Permits.of(inFlight));
  }

  private AsyncListener listener() {
    return listeners.get(listeners.size() - 1);
  }

  private AsyncEvent event(long timeoutMillis) {
    return new AsyncEvent(context(timeoutMillis));
  }

  private AsyncContext context(long timeoutMillis) {
    return proxy(
        AsyncContext.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "getTimeout" -> timeoutMillis;
              case "addListener" -> listeners.add((AsyncListener) arguments[0]);
              default -> null;
            });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
