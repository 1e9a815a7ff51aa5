package io.distrib.servlet;

import static io.distrib.servlet.Sites.NOW;
import static io.distrib.servlet.Sites.OWN;
import static io.distrib.servlet.Sites.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.redirect.Distributor;
import jakarta.servlet.ServletContext;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two web applications of one container, {@code /} and {@code /shop}, each with a filter of its own
 * that its init parameters set up; only the first declares a listener that counts sessions.
 */
abstract class SeveralApplications {
  static final Map<String, String> PARAMETERS =
      Map.of("config", "pool.yaml", "site", "boston", "max-in-flight", "9");

  /**
   * Starts the container.
   *
   * @param cookiePath the path of all session cookies; each application's own if empty
   */
  abstract void start(String cookiePath);

  abstract int port();

  abstract ServletContext context(String path);

  abstract void stop();

  @AfterEach
  void stopContainer() {
    stop();
  }

  @Test
  void aSessionOfOneIsASessionOfTheOther() { // H0
    start("");
    String cookie = session("/");
    assertThat(get(OWN, "/shop/cart", cookie)).startsWith("HTTP/1.1 200").contains("|/shop/cart|");
    assertThat(get(POOL, "/shop/cart", cookie)).startsWith("HTTP/1.1 200");
    assertThat(get(OWN, "/?session", cookie))
        .startsWith("HTTP/1.1 200")
        .doesNotContainIgnoringCase("set-cookie");
  }

  @Test
  void itIsNoneOfEitherOnceItHasEnded() { // H5
    start("");
    String cookie = session("/");
    assertThat(get(OWN, "/?leave", cookie)).startsWith("HTTP/1.1 200");
    assertThat(get(OWN, "/shop/cart", cookie)).startsWith("HTTP/1.1 302");
    assertThat(get(OWN, "/shop/cart", "Cookie: JSESSIONID=made-up")).startsWith("HTTP/1.1 302");
  }

  @Test
  void whereCookiesAreForAllOfThemTheWayBackIsInSessionToo() { // H0
    start("/");
    String cookie = session("/shop/");
    assertThat(get(OWN, "/", cookie)).startsWith("HTTP/1.1 200");
    assertThat(get(OWN, "/?session", cookie)).startsWith("HTTP/1.1 200");
    assertThat(get(OWN, "/shop/cart", cookie)).startsWith("HTTP/1.1 200");
  }

  @Test
  void theyDrainTogetherAndCountTheirSessionsTogether() throws InterruptedException { // H8
    start("");
    Distributor distributor = distributor("/");
    assertThat(distributor("/shop")).isSameAs(distributor);
    String first = session("/");
    String second = session("/shop/");
    assertThat(distributor.report().sessions()).hasValue(2);
    distributor.setDraining(true);
    assertThat(get(OWN, "/shop/?distrib=" + NOW, "X: y"))
        .containsPattern("\r\nLocation: http://chicago\\.[^\r]*/shop/\\?");
    assertThat(get(OWN, "/?leave", first)).startsWith("HTTP/1.1 200");
    assertThat(distributor.report().sessions()).hasValue(1);
    assertThat(get(OWN, "/shop/?leave", second)).startsWith("HTTP/1.1 200");
    assertThat(distributor.report().sessions()).hasValue(0);
  }

  private String session(String path) {
    String answer = RawClient.get(port(), OWN, path + "?session&distrib=" + NOW);
    assertThat(answer).startsWith("HTTP/1.1 200").contains("Set-Cookie: JSESSIONID=");
    return "Cookie: " + answer.replaceAll("(?s).*Set-Cookie: (JSESSIONID=[^;]*);.*", "$1");
  }

  private String get(String host, String target, String field) {
    return RawClient.get(port(), host, target, field);
  }

  private Distributor distributor(String path) {
    return (Distributor) context(path).getAttribute(DistributorFilter.DISTRIBUTOR);
  }
}
