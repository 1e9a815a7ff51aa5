package io.distrib.servlet;

import static io.distrib.servlet.Sites.NOW;
import static io.distrib.servlet.Sites.OWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.redirect.Distributor;
import io.distrib.servlet.TestContainer.Application;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Markers in the path, in every container (rules, section 4). */
abstract class PathMarkerContract {
  private static final String MARKER = "/distrib=" + NOW;

  private final Distributor distributor = Sites.bostonByPath().build();
  private final AsyncServlet async = new AsyncServlet();
  private TestContainer container;

  abstract TestContainer start(Application application);

  @AfterEach
  void stopContainer() {
    container.close();
    assertThat(distributor.inFlight().count()).isZero();
  }

  @Test
  void theServletOfTheMarkedPathSeesTheUnmarkedOne() { // H7
    start(PathMarkers.SERVE, "");
    assertThat(get("/app/shop/cart" + MARKER + "?x=1"))
        .contains("shop|/app/shop/cart|x=1|/shop|/cart|http://" + OWN + "/app/shop/cart|x=1|");
    assertThat(get("/app/shop" + MARKER + "/"))
        .contains("shop|/app/shop/|null|/shop|/|http://" + OWN + "/app/shop/||");
    assertThat(get("/app/shop" + MARKER)).contains("shop|/app/shop|null|/shop|null|");
    assertThat(get("/app" + MARKER + "/")).contains("front|/app/|null|/|null|");
    assertThat(get("/app/a%20b" + MARKER + "/")).contains("front|/app/a%20b/|null|/a b/|null|");
  }

  @Test
  void aServletThatOnlyTheUnmarkedPathMapsToIsReached() { // H7
    start(PathMarkers.SERVE, "");
    assertThat(get("/app/exact" + MARKER + "?x=1"))
        .contains("exact|/app/exact|x=1|/exact|null|http://" + OWN + "/app/exact|x=1|");
    assertThat(get("/app/a/b.view" + MARKER)).contains("view|/app/a/b.view|null|/a/b.view|null|");
  }

  @Test
  void anAsyncServletIsReachedAndDispatchedWithoutAMarker() throws Exception { // H7
    start(PathMarkers.SERVE, "");
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(() -> get("/app/async/a" + MARKER));
    async.next().dispatch();
    assertThat(answer.get(10, TimeUnit.SECONDS)).contains("async|/app/async/a|null|/async|/a|");
  }

  @Test
  void aPathThatCanBeReadInTwoWaysIsRefused() { // rules, section 4
    start(PathMarkers.SERVE, "");
    assertThat(get("/app/x;y" + MARKER)).startsWith("HTTP/1.1 404");
    assertThat(get("/app/x/%2e%2e/exact" + MARKER)).matches("(?s)HTTP/1.1 40[04].*");
  }

  @Test
  void aMarkerOpensNoDoorUnlessItIsVouchedThatThereIsNone() { // rules, section 4
    start(PathMarkers.REFUSE, "/exact");
    assertThat(get("/app/exact" + MARKER))
        .startsWith("HTTP/1.1 404")
        .contains("\r\nCache-Control: no-store\r\n")
        .doesNotContain("exact|");
    assertThat(get("/app/shop" + MARKER)).startsWith("HTTP/1.1 404").doesNotContain("shop|");
  }

  @Test
  void aConstraintOnAFolderHoldsUnderAMarker() { // rules, section 4
    start(PathMarkers.SERVE, "/shop/*");
    assertThat(get("/app/shop" + MARKER)).startsWith("HTTP/1.1 401").doesNotContain("shop|");
    assertThat(get("/app/shop/cart" + MARKER)).startsWith("HTTP/1.1 401");
    assertThat(get("/app/other" + MARKER)).startsWith("HTTP/1.1 200");
  }

  private void start(PathMarkers pathMarkers, String guardedPattern) {
    container =
        start(
            new Application()
                .filter(
                    "distrib",
                    DistributorFilter.builder(distributor).pathMarkers(pathMarkers).build())
                .servlet("/", new EchoServlet("front"))
                .servlet("/shop/*", new EchoServlet("shop"))
                .servlet("/exact", new EchoServlet("exact"))
                .servlet("*.view", new EchoServlet("view"))
                .servlet("/async/*", async)
                .guard(guardedPattern));
  }

  private String get(String target) {
    return RawClient.get(container.port(), OWN, target);
  }
}
