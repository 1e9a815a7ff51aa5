package io.distrib.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a container tells of sessions, some of which began before the web application did. */
class ActiveSessionsTest {
  private final ActiveSessions sessions = new ActiveSessions();

  @Test
  void theEndOfARestoredSessionTakesAwayNoOther() {
    sessions.sessionCreated(session("own"));
    sessions.sessionDestroyed(session("restored"));
    assertThat(sessions.getAsInt()).isOne();
    sessions.sessionDestroyed(session("own"));
    assertThat(sessions.getAsInt()).isZero();
  }

  @Test
  void aSessionWithANewIdIsTheSame() {
    sessions.sessionCreated(session("old"));
    sessions.sessionIdChanged(session("new"), "old");
    assertThat(sessions.getAsInt()).isOne();
    sessions.sessionDestroyed(session("new"));
    assertThat(sessions.getAsInt()).isZero();
  }

  @Test
  void aRestoredSessionWithANewIdIsStillNotCounted() {
    sessions.sessionIdChanged(session("new"), "restored");
    assertThat(sessions.getAsInt()).isZero();
  }

  @Test
  void noneIsLeftOfAWebApplicationThatHasEnded() {
    sessions.sessionCreated(session("stored"));
    sessions.contextDestroyed(new ServletContextEvent(TestFilterConfig.context(Map.of())));
    assertThat(sessions.getAsInt()).isZero();
  }

  /** A session that knows its id, and nothing else. */
  static HttpSessionEvent session(String id) {
    return new HttpSessionEvent(
        (HttpSession)
            Proxy.newProxyInstance(
                HttpSession.class.getClassLoader(),
                new Class<?>[] {HttpSession.class},
                (proxy, method, arguments) -> {
                  assertThat(method.getName()).isEqualTo("getId");
                  return id;
                }));
  }
}
