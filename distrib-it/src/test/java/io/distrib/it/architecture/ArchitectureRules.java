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
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of the architecture, for the packages below {@code root}: the project's own, or a
 * seeded tree of the same shape in which each rule is broken once.
 */
final class ArchitectureRules {
  private static final Set<String> ADAPTERS =
      Set.of("dns", "servlet", "jetty", "tomcat", "netty", "limits", "maxmind", "config");
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

  ArchitectureRules(String root) {
    this.root = root;
  }

  /** Every rule under its name. */
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("the model knows nothing above it", apart("model", "", "engine", "spi", "marker"));
    rules.put("ports know the model only", apart("spi", "", "engine", "marker"));
    rules.put("markers know the model only", apart("marker", "", "engine", "spi"));
    rules.put("the engine knows no use case", apart("engine", ""));
    rules.put("adapters know no engine", adaptersKnowNoEngine());
    rules.put("no adapter knows another", noAdapterKnowsAnother());
    rules.put("nothing knows the program", nothingKnowsTheProgram());
    rules.put("the core stands on the JDK and guava alone", coreStandsAlone());
    rules.put("packages form no cycle", noCycles());
    rules.put("dnsjava stays in its adapter", onlyIn("org.xbill..", "dns"));
    rules.put("servlets stay in their adapter", onlyIn("jakarta.servlet..", "servlet", "tomcat"));
    rules.put("jetty stays in its adapter", onlyIn("org.eclipse.jetty..", "jetty"));
    rules.put("tomcat stays in its adapter", onlyIn("org.apache..", "tomcat"));
    rules.put("netty stays in its adapter", onlyIn("io.netty..", "netty"));
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
    rules.put("no signature shows the engine", noSignatureShowsTheEngine());
    rules.put("every package is null-marked", everyPackageIsNullMarked());
    rules.put("public classes are closed", publicClassesAreClosed());
    return rules;
  }

  private ArchRule apart(String lower, String... uppers) {
    String[] forbidden = new String[uppers.length];
    for (int i = 0; i < uppers.length; i++) {
      forbidden[i] = uppers[i].isEmpty() ? root : in(uppers[i]);
    }
    return noClasses()
        .that()
        .resideInAPackage(in(lower))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden);
  }

  private ArchRule adaptersKnowNoEngine() {
    return noClasses()
        .that()
        .resideInAnyPackage(ADAPTERS.stream().map(this::in).toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in("engine"));
  }

  private ArchRule noAdapterKnowsAnother() {
    return SlicesRuleDefinition.slices()
        .assignedFrom(slices(ADAPTERS))
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
    return SlicesRuleDefinition.slices().assignedFrom(slices(Set.of())).should().beFreeOfCycles();
  }

  /** A program and a benchmark may use any library. */
  private ArchRule onlyIn(String library, String... modules) {
    String[] allowed =
        Stream.concat(Stream.of(modules), Stream.of("server", "benchmarks"))
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
            root,
            in("spi"),
            in("model"),
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

  private ArchRule noSignatureShowsTheEngine() {
    return classes()
        .that()
        .resideOutsideOfPackage(in("engine"))
        .and()
        .arePublic()
        .should(SignatureConditions.showNoTypeOf(in("engine")));
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
        .should()
        .haveModifier(JavaModifier.FINAL);
  }

  private DescribedPredicate<JavaClass> core() {
    return resideInAnyPackage(root, in("engine"), in("spi"), in("marker"), in("model"))
        .as("the core");
  }

  private DescribedPredicate<JavaClass> logic() {
    return resideInAnyPackage(in("engine"), in("marker"), in("model")).as("the logic");
  }

  private String in(String name) {
    return root + "." + name + "..";
  }

  /**
   * A slice for each package directly below the root; for the named ones only, unless none is
   * named.
   */
  private SliceAssignment slices(Set<String> names) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(root)) {
          return SliceIdentifier.ignore();
        }
        String below =
            name.equals(root) ? "root" : name.substring(root.length() + 1).split("\\.", 2)[0];
        return names.isEmpty() || names.contains(below)
            ? SliceIdentifier.of(below)
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "packages below " + root;
      }
    };
  }
}
