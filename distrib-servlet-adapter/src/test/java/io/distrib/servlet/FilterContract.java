package io.distrib.servlet;

import static io.distrib.servlet.Sites.NOW;
import static io.distrib.servlet.Sites.OWN;
import static io.distrib.servlet.Sites.POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.distrib.model.StatusSettings;
import io.distrib.redirect.Distributor;
import io.distrib.servlet.TestContainer.Application;
import io.distrib.testkit.FixedLoadProbe;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the filter does in every container; markers stand in the query. */
abstract class FilterContract {
  private static final String MARKER = "distrib=" + NOW;
  private static final String STATUS = "/app/.well-known/distrib";

  private final FixedLoadProbe load = new FixedLoadProbe();
  private final ActiveSessions sessions = new ActiveSessions();
  private final Distributor distributor =
      Sites.boston()
          .loadProbe(load)
          .sessions(sessions::getAsInt)
          .status(new StatusSettings(STATUS, List.of(), Optional.of("hush")))
          .build();
  private final AsyncServlet async = new AsyncServlet();
  private final AtomicReference<Optional<ActiveSessions>> found =
      new AtomicReference<>(Optional.empty());
  private TestContainer container;

  abstract TestContainer start(Application application);

  @BeforeEach
  void startContainer() {
    container =
        start(
            new Application()
                .filter("distrib", new DistributorFilter(distributor))
                .filter("finder", new Finder())
                .servlet("/*", new EchoServlet("echo"))
                .servlet("/async/*", async)
                .listener(sessions));
  }

  @AfterEach
  void stopContainer() {
    await().untilAsserted(() -> assertThat(distributor.inFlight().count()).isZero());
    container.close();
    await().untilAsserted(() -> assertThat(timers()).isEmpty());
  }

  @Test
  void aRequestForThePoolIsRedirectedToThisSiteWithAFreshMarker() { // H1
    assertThat(get(POOL, "/app/cart?x=1"))
        .startsWith("HTTP/1.1 302")
        .contains("\r\nLocation: http://" + OWN + "/app/cart?x=1&" + MARKER + "\r\n")
        .contains("\r\nCache-Control: no-store\r\n");
  }

  @Test
  void anAdmittedRequestReachesTheApplicationWithoutItsMarker() { // H7
    assertThat(get(OWN, "/app/c%20t/?x=1&y=2&" + MARKER))
        .startsWith("HTTP/1.1 200")
        .contains("echo|/app/c%20t/|x=1&y=2||/c t/|http://" + OWN + "/app/c%20t/|x=1 y=2|x,y|");
    assertThat(get(OWN, "/app/?" + MARKER))
        .contains("echo|/app/|null||/|http://" + OWN + "/app/|||");
  }

  @Test
  void aParameterInAnotherSpellingIsTheApplications() { // rules, section 4
    assertThat(get(OWN, "/app/?%64istrib=own&" + MARKER)).contains("|distrib=own|distrib|");
  }

  @Test
  void aFormKeepsItsParameters() { // H7
    String head =
        RawClient.head(
            "POST",
            OWN,
            "/app/?x=1&" + MARKER,
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Length: 15");
    assertThat(RawClient.exchange(container.port(), head, "x=2&distrib=own"))
        .contains("|distrib=own x=1,2|distrib,x|");
  }

  @Test
  void aSessionIsServedOnAnyHostWithoutAMarker() { // H0
    String first = get(OWN, "/app/?session&" + MARKER);
    assertThat(sessions.getAsInt()).isOne();
    assertThat(sessions.probe(2).sample().load()).isEqualTo(0.5);
    String cookie = first.replaceAll("(?s).*Set-Cookie: (JSESSIONID=[^;]*);.*", "$1");
    assertThat(RawClient.get(container.port(), POOL, "/app/a?b&distrib=old", "Cookie: " + cookie))
        .contains("echo|/app/a|b||/a|");
    assertThat(RawClient.get(container.port(), POOL, "/app/", "Cookie: JSESSIONID=stale"))
        .startsWith("HTTP/1.1 302");
  }

  @Test
  void aSessionIsCountedToItsEndByWhateverId() {
    get(OWN, "/app/?session&rename&" + MARKER);
    assertThat(sessions.getAsInt()).isOne();
    get(OWN, "/app/?session&rename&leave&" + MARKER);
    assertThat(sessions.getAsInt()).isOne();
  }

  @Test
  void theStatusDocumentCountsTheSessionsOfTheContainer() {
    get(OWN, "/app/?session&" + MARKER);
    load.set(0.5);
    assertThat(RawClient.get(container.port(), POOL, STATUS, "Authorization: Bearer hush"))
        .startsWith("HTTP/1.1 200")
        .contains("\r\nContent-Type: application/json\r\n", "\r\nCache-Control: no-store\r\n")
        .contains("{\"distrib\":1,\"site\":\"boston\",\"load\":0.5,")
        .contains(",\"sessions\":1,");
  }

  @Test
  void whoMayNotReadTheStatusDocumentIsTreatedAsAnybody() { // H1, H7
    assertThat(RawClient.get(container.port(), POOL, STATUS, "Authorization: Bearer hash"))
        .startsWith("HTTP/1.1 302")
        .contains("\r\nLocation: http://" + OWN + STATUS + "?" + MARKER + "\r\n");
    assertThat(get(OWN, STATUS + "?" + MARKER)).contains("echo|" + STATUS + "|");
  }

  @Test
  void aFilterFindsTheCounterOfItsContext() {
    assertThat(found.get()).containsSame(sessions);
  }

  @Test
  void aFullPoolTurnsTheClientAway() { // H9
    load.set(1);
    assertThat(get(OWN, "/app/?" + MARKER + "~boston~2"))
        .startsWith("HTTP/1.1 503")
        .contains("\r\nRetry-After: 10\r\n")
        .contains("Many people are visiting right now");
  }

  @Test
  void headGetsTheLengthOfTheBodyButNoBody() { // rules, section 5
    String got = get(POOL, "/app/");
    String length = got.replaceAll("(?s).*\r\n(Content-Length: \\d+)\r\n.*", "$1");
    assertThat(RawClient.exchange(container.port(), RawClient.head("HEAD", POOL, "/app/"), ""))
        .contains("\r\n" + length + "\r\n")
        .endsWith("\r\n\r\n");
  }

  @Test
  void aBodyIsNotReadBeforeItsRequestIsRefused() { // rules, section 5
    String head =
        RawClient.head("POST", POOL, "/app/", "Content-Length: 9", "Expect: 100-continue");
    assertThat(RawClient.exchange(container.port(), head, "")).startsWith("HTTP/1.1 307");
  }

  @Test
  void anAsyncRequestIsUnderWayUntilItIsComplete() throws Exception { // H7
    CompletableFuture<String> answer = getAsync("/app/async/?" + MARKER);
    var context = async.next();
    assertThat(distributor.inFlight().count()).isOne();
    context.complete();
    assertThat(answer.get(10, TimeUnit.SECONDS)).startsWith("HTTP/1.1 200");
  }

  @Test
  void anAsyncRequestThatIsDispatchedAgainShowsNoMarkerEither() throws Exception { // H7
    CompletableFuture<String> answer = getAsync("/app/async/a?x=1&" + MARKER);
    async.next().dispatch();
    assertThat(answer.get(10, TimeUnit.SECONDS)).contains("async|/app/async/a|x=1|/async|/a|");
  }

  @Test
  void anAsyncRequestThatTimesOutEndsOnce() throws Exception { // H7
    CompletableFuture<String> answer = getAsync("/app/async/?timeout&" + MARKER);
    async.next();
    answer.get(10, TimeUnit.SECONDS);
    await().untilAsserted(() -> assertThat(distributor.inFlight().count()).isZero());
  }

  @Test
  void theTimerOfAsyncRequestsIsTheFiltersOwn() throws Exception {
    CompletableFuture<String> answer = getAsync("/app/async/?" + MARKER);
    var context = async.next();
    await().untilAsserted(() -> assertThat(timers()).containsExactly(ExpiringTimer.THREAD));
    context.complete();
    answer.get(10, TimeUnit.SECONDS);
  }

  @Test
  void anAsyncRequestThatNobodyCompletesEndsWithTheApplication() throws Exception {
    var unused = getAsync("/app/async/?" + MARKER);
    async.next();
    await().until(() -> timers().contains(ExpiringTimer.THREAD));
    container.close();
    assertThat(distributor.inFlight().count()).isZero();
    await().untilAsserted(() -> assertThat(timers()).isEmpty());
    startContainer();
  }

  /** The threads that a delayed task may have started, the filter's or the JDK's, by name. */
  private static List<String> timers() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.equals(ExpiringTimer.THREAD) || name.matches(".*[dD]elayScheduler"))
        .toList();
  }

  private String get(String host, String target) {
    return RawClient.get(container.port(), host, target);
  }

  private CompletableFuture<String> getAsync(String target) {
    return CompletableFuture.supplyAsync(() -> get(OWN, target));
  }

  /** A filter that looks for the counter of sessions when it is set up. */
  private final class Finder implements Filter {
    @Override
    public void init(FilterConfig config) {
      found.set(ActiveSessions.of(config.getServletContext()));
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      chain.doFilter(request, response);
    }
  }
}
