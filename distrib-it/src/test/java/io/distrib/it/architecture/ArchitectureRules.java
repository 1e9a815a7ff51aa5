package io.distrib.it.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of the architecture, for the packages below {@code root}: the project's own, or a
 * seeded tree of the same shape in which each rule is broken once.
 */
final class ArchitectureRules {
  private static final Set<String> ADAPTERS =
      Set.of("dns", "servlet", "jetty", "tomcat", "netty", "limits", "maxmind", "config");

  /** Immutable values, and pure functions over them. */
  private static final Set<String> VALUES = Set.of("model", "topology", "text", "http", "marker");

  /** The two halves of the core. */
  private static final Set<String> USE_CASES = Set.of("redirect", "naming");

  /** What fills the ports by default. */
  private static final Set<String> POLICIES = Set.of("balance", "groups", "load", "system");

  /** Runs the same requests over every adapter; for tests only. */
  private static final String KIT = "adapter.testkit";

  /** What only the core itself uses. */
  private static final Set<String> INSIDE = Set.of("http");

  /** What only the health monitor itself uses. */
  private static final Set<String> HEALTH_INSIDE =
      Set.of("health.http", "health.net", "health.probe");

  private static final Set<String> ABOVE_VALUES =
      union(List.of(USE_CASES, POLICIES, Set.of("spi")));
  private static final Set<String> ABOVE_PORTS =
      union(List.of(USE_CASES, POLICIES, INSIDE, Set.of("marker")));
  private static final Set<String> CORE =
      union(List.of(VALUES, USE_CASES, POLICIES, Set.of("spi")));

  /** Whatever of the core needs neither threads nor files. */
  private static final Set<String> LOGIC =
      union(List.of(VALUES, Set.of("naming", "balance", "groups")));

  private static final Set<String> CLOCKS =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.time.Instant.now",
          "java.time.LocalDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.lang.Math.random",
          "java.util.UUID.randomUUID",
          "java.util.concurrent.ThreadLocalRandom.current",
          "java.util.Random.<init>",
          "java.util.SplittableRandom.<init>",
          "java.security.SecureRandom.<init>");

  private final String root;

  private static Set<String> union(List<Set<String>> sets) {
    return sets.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
  }

  ArchitectureRules(String root) {
    this.root = root;
  }

  /** Every rule under its name. */
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("values know nothing above them", apart(VALUES, ABOVE_VALUES));
    rules.put("ports know values only", apart(Set.of("spi"), ABOVE_PORTS));
    rules.put("policies know no use case", apart(POLICIES, USE_CASES));
    rules.put(
        "redirecting and naming do not know each other",
        SlicesRuleDefinition.slices()
            .assignedFrom(topics(USE_CASES))
            .should()
            .notDependOnEachOther());
    rules.put("adapters use the core's API only", apart(ADAPTERS, INSIDE));
    rules.put("no adapter knows another", noAdapterKnowsAnother());
    rules.put("nothing knows the program", nothingKnowsTheProgram());
    rules.put("client and daemon do not know each other", clientAndDaemonAreApart());
    rules.put("only the program knows the demo", onlyTheProgramKnowsTheDemo());
    rules.put("the health monitor needs core, configuration and netty only", healthNeedsOnly());
    rules.put("the inside of the health monitor is its own", healthKeepsItsInside());
    rules.put("nothing but tests knows a test kit", nothingKnowsATestKit());
    rules.put("the adapters' kit stands on the core and JUnit alone", kitStandsOnTheCore());
    rules.put("the core stands on the JDK and guava alone", coreStandsAlone());
    rules.put("packages form no cycle", noCycles());
    rules.put("dnsjava stays in its adapter", onlyIn("org.xbill..", "dns"));
    rules.put("servlets stay in their adapter", onlyIn("jakarta.servlet..", "servlet", "tomcat"));
    rules.put("jetty stays in its adapter", onlyIn("org.eclipse.jetty..", "jetty"));
    rules.put("tomcat stays in its adapter", onlyIn("org.apache..", "tomcat"));
    rules.put("netty stays in its adapter", onlyIn("io.netty..", "netty", "health"));
    rules.put("limits stay in their adapter", onlyIn("com.netflix..", "limits"));
    rules.put("limits need the core's API only", needsOnly("limits", "com.netflix.."));
    rules.put("maxmind stays in its adapter", onlyIn("com.maxmind..", "maxmind"));
    rules.put("maxmind needs the core's API only", needsOnly("maxmind", "com.maxmind.."));
    rules.put("the core reads no clock and no randomness", noClocks());
    rules.put("the logic touches no I/O", noInputAndOutput());
    rules.put("the logic starts no threads", noThreads());
    rules.put("the model is values", modelIsValues());
    rules.put(
        "ports are interfaces",
        classes()
            .that()
            .resideInAPackage(in("spi"))
            .and()
            .areTopLevelClasses()
            .should()
            .beInterfaces());
    rules.put("no signature shows the inside of the core", noSignatureShowsTheInside());
    rules.put("every package is null-marked", everyPackageIsNullMarked());
    rules.put("public classes are closed", publicClassesAreClosed());
    return rules;
  }

  private ArchRule apart(Set<String> lower, Set<String> uppers) {
    return noClasses()
        .that()
        .resideInAnyPackage(in(lower))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(in(uppers));
  }

  private ArchRule noAdapterKnowsAnother() {
    return SlicesRuleDefinition.slices()
        .assignedFrom(topics(ADAPTERS))
        .should()
        .notDependOnEachOther();
  }

  private ArchRule nothingKnowsTheProgram() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(in("server"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in("server"));
  }

  /** The protocol is what both know. */
  private ArchRule clientAndDaemonAreApart() {
    return SlicesRuleDefinition.slices()
        .matching(root + ".server.(client|daemon)..")
        .should()
        .notDependOnEachOther();
  }

  private ArchRule onlyTheProgramKnowsTheDemo() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(in("demo"), in("server"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in("demo"));
  }

  private ArchRule healthNeedsOnly() {
    return classes()
        .that()
        .resideInAPackage(in("health"))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(in(Set.of("health", "config")))
                .or(core())
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
        .resideOutsideOfPackage(in("health"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(in(HEALTH_INSIDE));
  }

  /** Test classes are not looked at, so whatever knows one stands on a main class path. */
  private ArchRule nothingKnowsATestKit() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(in(KIT))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(in(KIT), in("testkit"), "org.junit..");
  }

  private ArchRule kitStandsOnTheCore() {
    return classes()
        .that()
        .resideInAPackage(in(KIT))
        .should()
        .onlyDependOnClassesThat(
            core()
                .and(not(resideInAnyPackage(in(INSIDE))))
                .or(
                    resideInAnyPackage(
                        in(KIT),
                        "java..",
                        "com.google.common..",
                        "org.jspecify..",
                        "org.junit.jupiter..",
                        "org.apiguardian..")));
  }

  private ArchRule coreStandsAlone() {
    return classes()
        .that(core())
        .should()
        .onlyDependOnClassesThat(
            core()
                .or(
                    resideInAnyPackage(
                        "java..", "javax.crypto..", "com.google.common..", "org.jspecify.."))
                // How busy the processors are is asked of the JVM by name: its own interface is not
                // in java..
                .or(resideInAPackage("javax.management..")));
  }

  private ArchRule noCycles() {
    return SlicesRuleDefinition.slices().assignedFrom(packages()).should().beFreeOfCycles();
  }

  /** The program, the demo and the benchmarks may use any library. */
  private ArchRule onlyIn(String library, String... modules) {
    String[] allowed =
        Stream.concat(Stream.of(modules), Stream.of("server", "demo", "benchmarks"))
            .map(this::in)
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
        .resideInAPackage(in(module))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            in(module),
            in("redirect"),
            in("load"),
            in("system"),
            in("spi"),
            in("model"),
            in("topology"),
            library,
            "java..",
            "com.google.common..",
            "org.jspecify..");
  }

  private ArchRule noClocks() {
    DescribedPredicate<JavaAccess<?>> clock =
        DescribedPredicate.describe(
            "reads a clock or draws numbers",
            access ->
                CLOCKS.contains(
                    access.getTargetOwner().getFullName() + "." + access.getTarget().getName()));
    return noClasses()
        .that(core())
        .and()
        .doNotHaveSimpleName("SystemClock")
        .and()
        .doNotHaveSimpleName("SystemRandom")
        .should()
        .accessTargetWhere(clock);
  }

  private ArchRule noInputAndOutput() {
    DescribedPredicate<JavaClass> inputAndOutput =
        resideInAnyPackage(
                "java.io..", "java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..")
            .and(not(JavaClass.Predicates.assignableTo("java.net.InetAddress")))
            .and(not(JavaClass.Predicates.type(java.net.IDN.class)))
            .and(not(JavaClass.Predicates.type(java.io.Serializable.class)))
            .as("input and output");
    return noClasses().that(logic()).should().dependOnClassesThat(inputAndOutput);
  }

  private ArchRule noThreads() {
    DescribedPredicate<JavaClass> threads =
        resideInAPackage("java.util.concurrent..")
            .and(not(resideInAPackage("java.util.concurrent.atomic..")))
            .or(JavaClass.Predicates.assignableTo(Thread.class))
            .as("threads and executors");
    return noClasses().that(logic()).should().dependOnClassesThat(threads);
  }

  private ArchRule modelIsValues() {
    ArchCondition<JavaClass> beValues =
        ArchCondition.from(
            DescribedPredicate.describe(
                "be records, enums, sealed interfaces or exceptions",
                type ->
                    type.isRecord()
                        || type.isEnum()
                        || type.isAssignableTo(Exception.class)
                        || (type.isInterface() && type.reflect().isSealed())));
    return classes()
        .that()
        .resideInAPackage(in("model"))
        .and()
        .arePublic()
        .and()
        .areTopLevelClasses()
        .and()
        .doNotHaveSimpleName("package-info")
        .should(beValues);
  }

  private ArchRule noSignatureShowsTheInside() {
    return classes()
        .that()
        .resideOutsideOfPackages(in(INSIDE))
        .and()
        .arePublic()
        .should(SignatureConditions.showNoTypeOf(in(INSIDE)));
  }

  private ArchRule everyPackageIsNullMarked() {
    ArchCondition<JavaClass> beMarked =
        ArchCondition.from(
            DescribedPredicate.describe(
                "be in a @NullMarked package",
                type -> type.getPackage().isAnnotatedWith(NullMarked.class)));
    return classes().that().resideInAPackage(root + "..").should(beMarked);
  }

  private ArchRule publicClassesAreClosed() {
    return classes()
        .that()
        .arePublic()
        .and()
        .areTopLevelClasses()
        .and()
        .areNotInterfaces()
        .and()
        .areNotEnums()
        // JMH extends the classes that hold its benchmarks.
        .and()
        .resideOutsideOfPackage(in("benchmarks"))
        // A contract is a test class that others extend.
        .and()
        .haveSimpleNameNotEndingWith("Contract")
        .should()
        .haveModifier(JavaModifier.FINAL);
  }

  private DescribedPredicate<JavaClass> core() {
    return resideInAnyPackage(in(CORE)).as("the core");
  }

  private DescribedPredicate<JavaClass> logic() {
    return resideInAnyPackage(in(LOGIC)).as("the logic");
  }

  private String in(String name) {
    return root + "." + name + "..";
  }

  private String[] in(Set<String> names) {
    return names.stream().map(this::in).toArray(String[]::new);
  }

  /** A slice for each package, by its whole name. */
  private SliceAssignment packages() {
    return slices("packages", name -> Optional.of(name));
  }

  /** A slice for each of the topics, with all packages below it. */
  private SliceAssignment topics(Set<String> topics) {
    return slices(
        "topics " + topics, name -> Optional.of(name.split("\\.", 2)[0]).filter(topics::contains));
  }

  /** Slices by what {@code slice} makes of a package's name below the root. */
  private SliceAssignment slices(String description, Function<String, Optional<String>> slice) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(root + ".")
            ? slice
                .apply(name.substring(root.length() + 1))
                .map(SliceIdentifier::of)
                .orElseGet(SliceIdentifier::ignore)
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return description + " below " + root;
      }
    };
  }
}
