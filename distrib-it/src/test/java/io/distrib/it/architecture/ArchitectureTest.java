package io.distrib.it.architecture;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The architecture holds; and each rule is seen to fail on a violation that was seeded for it. */
class ArchitectureTest {
  private static final String SEEDED = "io.distrib.it.seeded";

  /** For each rule the class that breaks it. */
  private static final Map<String, String> VIOLATIONS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("values know nothing above them", "model.KnowsTheUseCase"),
              Map.entry("ports know values only", "spi.KnowsSyntax"),
              Map.entry("policies know no use case", "balance.KnowsNaming"),
              Map.entry("redirecting and naming do not know each other", "redirect.KnowsNaming"),
              Map.entry("adapters use the core's API only", "netty.ReadsSyntax"),
              Map.entry("no adapter knows another", "netty.KnowsServlets"),
              Map.entry("nothing knows the program", "dns.KnowsTheProgram"),
              Map.entry("client and daemon do not know each other", "server.client.KnowsTheDaemon"),
              Map.entry("only the program knows the demo", "health.KnowsTheDemo"),
              Map.entry(
                  "the health monitor needs core, configuration and netty only", "health.KnowsDns"),
              Map.entry(
                  "the inside of the health monitor is its own", "server.KnowsTheInsideOfHealth"),
              Map.entry("nothing but tests knows a test kit", "netty.KnowsTheKit"),
              Map.entry(
                  "the adapters' kit stands on the core and JUnit alone",
                  "adapter.testkit.UsesALibrary"),
              Map.entry("the core stands on the JDK and guava alone", "marker.UsesALibrary"),
              Map.entry("packages form no cycle", "cycle.one.First"),
              Map.entry("classes of a package form no large cycle", "circle.East"),
              Map.entry("dnsjava stays in its adapter", "netty.ReadsDns"),
              Map.entry("servlets stay in their adapter", "dns.ServesServlets"),
              Map.entry("jetty stays in its adapter", "servlet.UsesJetty"),
              Map.entry("tomcat stays in its adapter", "servlet.UsesTomcat"),
              Map.entry("zookeeper stays in its adapter", "servlet.UsesZooKeeper"),
              Map.entry("netty stays in its adapter", "servlet.UsesNetty"),
              Map.entry("limits stay in their adapter", "servlet.UsesLimits"),
              Map.entry("limits need the core's API only", "limits.KnowsMarkers"),
              Map.entry("maxmind stays in its adapter", "limits.ReadsPlaces"),
              Map.entry("maxmind needs the core's API only", "maxmind.KnowsMarkers"),
              Map.entry("the core reads no clock and no randomness", "marker.ReadsTheClock"),
              Map.entry("the logic touches no I/O", "marker.OpensAFile"),
              Map.entry("the logic starts no threads", "marker.StartsAThread"),
              Map.entry("the model is values", "model.MutableThing"),
              Map.entry("ports are interfaces", "spi.ConcretePort"),
              Map.entry("no signature shows the inside of the core", "redirect.ShowsSyntax"),
              Map.entry("every package is null-marked", "unmarked.NotNullMarked"),
              Map.entry("public classes are closed", "OpenClass")));

  @Test
  void everyRuleHoldsForTheProject() {
    JavaClasses project =
        new ClassFileImporter()
            // Not the tests: before modules are packaged, all test classes of a module stand in for
            // the jar of its test kit.
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.distrib");
    assertTrue(project.size() > 60, () -> "only " + project.size() + " classes were found");
    assertAll(
        new ArchitectureRules("io.distrib")
            .all().values().stream().map(rule -> () -> rule.check(project)));
  }

  @Test
  void everyRuleFailsOnTheViolationSeededForIt() {
    JavaClasses seeded = new ClassFileImporter().importPackages(SEEDED);
    Map<String, ArchRule> rules = new ArchitectureRules(SEEDED).all();
    assertEquals(VIOLATIONS.keySet(), new TreeMap<>(rules).keySet());
    rules.forEach(
        (name, rule) -> {
          EvaluationResult result = rule.evaluate(seeded);
          String culprit = SEEDED + "." + VIOLATIONS.get(name);
          assertTrue(
              result.getFailureReport().toString().contains(culprit),
              () -> name + ": " + result.getFailureReport());
        });
  }
}
