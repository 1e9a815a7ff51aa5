package io.distrib.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distrib.model.DistributionDecision;
import io.distrib.model.Reason;
import io.distrib.redirect.Distributor;
import io.distrib.testkit.Requests;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FilterParametersTest {
  private final List<SharedSite> left = new ArrayList<>();

  @AfterEach
  void leave() {
    left.forEach(SharedSite::leave);
  }

  @Test
  void fileAndSiteAreEnough() throws ServletException {
    Distributor distributor = distributor(Map.of("config", "pool.yaml", "site", "boston"));
    assertThat(distributor.site().id()).isEqualTo("boston");
  }

  @Test
  void maxInFlightMakesTheCounterTheLoadProbe() throws ServletException { // H8
    Distributor distributor =
        distributor(Map.of("config", "pool.yaml", "site", "boston", "max-in-flight", "2"));
    assertThat(decide(distributor).reason()).isEqualTo(Reason.ADMITTED);
    distributor.inFlight().begin();
    distributor.inFlight().begin();
    assertThat(decide(distributor).reason()).isEqualTo(Reason.OVERFLOW_STARTED);
  }

  @Test
  void whatTakesThePlaceOfAParameterThatIsGoneIsTold() {
    assertThatThrownBy(
            () -> read(Map.of("config", "pool.yaml", "site", "boston", "path-markers", "serve")))
        .isInstanceOf(ServletException.class)
        .hasMessage(
            "filter \"distrib\": path-markers: no such parameter (PathMarkerHandler in Jetty,"
                + " PathMarkerValve in Tomcat take markers off the path)");
  }

  @Test
  void theLimitOfHeadsIsTheContainersDefaultUnlessTheParameterSaysOtherwise()
      throws ServletException {
    Map<String, String> longer =
        Map.of("config", "pool.yaml", "site", "boston", "max-head", "65536");
    assertThat(read(longer).maxHead()).isEqualTo(65_536);
    assertThat(read(Map.of("config", "pool.yaml", "site", "boston")).maxHead()).isEqualTo(8_192);
  }

  @Test
  void allFaultsAreToldAtOnce() {
    Map<String, String> faulty =
        Map.of("site", " ", "max-in-flight", "0", "max-head", "8k", "sight", "boston");
    assertThatThrownBy(() -> read(faulty))
        .isInstanceOf(ServletException.class)
        .hasMessage(
            "filter \"distrib\": sight: no such parameter;"
                + " config: missing (expected the path of the pool's file);"
                + " site: missing (expected the id of this site);"
                + " max-in-flight: \"0\" (expected a whole number, at least 1);"
                + " max-head: \"8k\" (expected a whole number, at least 1)");
  }

  @Test
  void whatIsWrongWithTheFileIsTold() {
    assertThatThrownBy(() -> read(Map.of("config", "pool.yaml", "site", "paris")))
        .isInstanceOf(ServletException.class)
        .hasMessage("filter \"distrib\": pool.yaml says nothing of paris");
    assertThatThrownBy(() -> read(Map.of("config", "\0", "site", "boston")))
        .isInstanceOf(ServletException.class);
  }

  @Test
  void theFilterItselfIsSetUpByThem() {
    assertThatThrownBy(() -> new DistributorFilter().init(new TestFilterConfig(Map.of())))
        .isInstanceOf(ServletException.class);
  }

  @Test
  void theSessionsOfTheContextAreCountedAndItsApplicationFindsTheDistributor()
      throws ServletException {
    Map<String, Object> attributes = new HashMap<>();
    ServletContext context = TestFilterConfig.context(attributes);
    ActiveSessions sessions = new ActiveSessions();
    sessions.contextInitialized(new ServletContextEvent(context));
    sessions.sessionCreated(ActiveSessionsTest.session("own"));
    Map<String, String> parameters = Map.of("config", "pool.yaml", "site", "boston");
    DistributorFilter filter = new DistributorFilter();
    filter.init(new TestFilterConfig(parameters, context));
    assertThat(attributes.get(DistributorFilter.DISTRIBUTOR))
        .isInstanceOfSatisfying(
            Distributor.class,
            distributor -> assertThat(distributor.report().sessions()).hasValue(1));
    filter.destroy();
    assertThat(distributor(parameters).report().sessions()).isEmpty();
  }

  @Test
  void aFilterThatIsSetUpAgainReadsThemAgain() throws ServletException {
    Map<String, String> parameters = Map.of("config", "pool.yaml", "site", "boston");
    DistributorFilter filter = new DistributorFilter();
    Map<String, Object> first = new HashMap<>();
    filter.init(new TestFilterConfig(parameters, TestFilterConfig.context(first)));
    filter.destroy();
    Map<String, Object> second = new HashMap<>();
    filter.init(new TestFilterConfig(parameters, TestFilterConfig.context(second)));
    assertThat(second.get(DistributorFilter.DISTRIBUTOR))
        .isInstanceOf(Distributor.class)
        .isNotSameAs(first.get(DistributorFilter.DISTRIBUTOR));
    filter.destroy();
  }

  @Test
  void filtersOfOneSiteShareItsDistributor() throws ServletException {
    Map<String, String> parameters = Map.of("config", "pool.yaml", "site", "boston");
    Distributor distributor = distributor(parameters);
    assertThat(distributor(parameters)).isSameAs(distributor);
    left.remove(0).leave();
    assertThat(distributor(parameters)).isSameAs(distributor);
    left.forEach(SharedSite::leave);
    left.clear();
    assertThat(distributor(parameters)).isNotSameAs(distributor);
  }

  @Test
  void filtersOfOneSiteSayTheSame() throws ServletException {
    read(Map.of("config", "pool.yaml", "site", "boston", "max-in-flight", "2"));
    assertThatThrownBy(() -> read(Map.of("config", "./pool.yaml", "site", "boston")))
        .isInstanceOf(ServletException.class)
        .hasMessage(
            "filter \"distrib\": max-in-flight: none (expected 2, as another filter of this site has"
                + " it)");
  }

  @Test
  void aFilterThatWasNeverSetUpCanBeDestroyed() {
    assertThatCode(() -> new DistributorFilter().destroy()).doesNotThrowAnyException();
  }

  private Distributor distributor(Map<String, String> parameters) throws ServletException {
    return read(parameters).site().distributor();
  }

  private FilterParameters.Setup read(Map<String, String> parameters) throws ServletException {
    FilterParameters.Setup setup = new FilterParameters(new TestFilterConfig(parameters)).read();
    left.add(setup.site());
    return setup;
  }

  private static DistributionDecision decide(Distributor distributor) {
    return distributor.decide(Requests.get(Sites.OWN, "/?distrib=" + Sites.NOW));
  }
}
