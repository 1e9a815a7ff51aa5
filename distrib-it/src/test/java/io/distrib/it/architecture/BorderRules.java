package io.distrib.it.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which module knows which, and which library stays where. */
final class BorderRules {
  private final Rooms rooms;

  BorderRules(Rooms rooms) {
    this.rooms = rooms;
  }

  /** Every rule under its name. */
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("no adapter knows another", noAdapterKnowsAnother());
    rules.put("nothing knows the program", nothingKnowsTheProgram());
    rules.put("client and daemon do not know each other", clientAndDaemonAreApart());
    rules.put("only the program knows the demo", onlyTheProgramKnowsTheDemo());
    rules.put("the health monitor needs core, configuration and netty only", healthNeedsOnly());
    rules.put("the inside of the health monitor is its own", healthKeepsItsInside());
    rules.put("nothing but tests knows a test kit", nothingKnowsATestKit());
    rules.put("the adapters' kit stands on the core and JUnit alone", kitStandsOnTheCore());
    rules.put("dnsjava stays in its adapter", onlyIn("org.xbill..", "dns"));
    rules.put("servlets stay in their adapter", onlyIn("jakarta.servlet..", "servlet", "tomcat"));
    rules.put("jetty stays in its adapter", onlyIn("org.eclipse.jetty..", "jetty"));
    rules.put(
        "tomcat stays in its adapter",
        onlyIn("org.apache.(catalina|coyote|tomcat|juli)..", "tomcat"));
    rules.put(
        "zookeeper stays in its adapter",
        onlyIn("org.apache.(curator|zookeeper|jute)..", "zookeeper"));
    rules.put("netty stays in its adapter", onlyIn("io.netty..", "netty", "ask", "health"));
    rules.put("limits stay in their adapter", onlyIn("com.netflix..", "limits"));
    rules.put("limits need the core's API only", needsOnly("limits", "com.netflix.."));
    rules.put("maxmind stays in its adapter", onlyIn("com.maxmind..", "maxmind"));
    rules.put("maxmind needs the core's API only", needsOnly("maxmind", "com.maxmind.."));
    return rules;
  }

  /** But the file of a pool names geographic databases, which have to be read. */
  private ArchRule noAdapterKnowsAnother() {
    return SlicesRuleDefinition.slices()
        .assignedFrom(rooms.topics(Rooms.ADAPTERS))
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            resideInAPackage(rooms.in("config")), resideInAPackage(rooms.in("maxmind")));
  }

  private ArchRule nothingKnowsTheProgram() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(rooms.in("server"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(rooms.in("server"));
  }

  /** The protocol is what both know. */
  private ArchRule clientAndDaemonAreApart() {
    return SlicesRuleDefinition.slices()
        .matching(rooms.root() + ".server.(client|daemon)..")
        .should()
        .notDependOnEachOther();
  }

  private ArchRule onlyTheProgramKnowsTheDemo() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(rooms.in("demo"), rooms.in("server"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(rooms.in("demo"));
  }

  private ArchRule healthNeedsOnly() {
    return classes()
        .that()
        .resideInAPackage(rooms.in("health"))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(rooms.in(Set.of("health", "config")))
                .or(rooms.core())
                .or(
                    resideInAnyPackage(
                        "java..",
                        "javax.net.ssl..",
                        "com.google.common..",
                        "org.jspecify..",
                        "io.netty..",
                        "tools.jackson.core..")));
  }

  private ArchRule healthKeepsItsInside() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(rooms.in("health"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(rooms.in(Rooms.HEALTH_INSIDE));
  }

  /** Test classes are not looked at, so whatever knows one stands on a main class path. */
  private ArchRule nothingKnowsATestKit() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(rooms.in(Rooms.KIT))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(rooms.in(Rooms.KIT), rooms.in("testkit"), "org.junit..");
  }

  private ArchRule kitStandsOnTheCore() {
    return classes()
        .that()
        .resideInAPackage(rooms.in(Rooms.KIT))
        .should()
        .onlyDependOnClassesThat(
            rooms
                .core()
                .and(not(resideInAnyPackage(rooms.in(Rooms.INSIDE))))
                .or(
                    resideInAnyPackage(
                        rooms.in(Rooms.KIT),
                        "java..",
                        "com.google.common..",
                        "org.jspecify..",
                        "org.junit.jupiter..",
                        "org.apiguardian..")));
  }

  /** The program, the demo and the benchmarks may use any library. */
  private ArchRule onlyIn(String library, String... modules) {
    String[] allowed =
        Stream.concat(Stream.of(modules), Stream.of("server", "demo", "benchmarks"))
            .map(rooms::in)
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideOutsideOfPackages(allowed)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  /** An optional adapter: it fills a port, with one library. */
  private ArchRule needsOnly(String module, String library) {
    return classes()
        .that()
        .resideInAPackage(rooms.in(module))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            rooms.in(module),
            rooms.in("redirect"),
            rooms.in("load"),
            rooms.in("system"),
            rooms.in("spi"),
            rooms.in("model"),
            rooms.in("topology"),
            rooms.in("place"),
            library,
            "java..",
            "com.google.common..",
            "org.jspecify..");
  }
}
