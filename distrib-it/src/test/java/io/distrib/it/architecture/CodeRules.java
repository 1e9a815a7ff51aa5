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
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** What classes are like. */
final class CodeRules {
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

  private final Rooms rooms;

  CodeRules(Rooms rooms) {
    this.rooms = rooms;
  }

  /** Every rule under its name. */
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("packages form no cycle", noCycles());
    rules.put("classes of a package form no large cycle", noLargeCycle());
    rules.put("the core reads no clock and no randomness", noClocks());
    rules.put("the logic touches no I/O", noInputAndOutput());
    rules.put("the logic starts no threads", noThreads());
    rules.put("the model is values", modelIsValues());
    rules.put(
        "ports are interfaces",
        classes()
            .that()
            .resideInAPackage(rooms.in("spi"))
            .and()
            .areTopLevelClasses()
            .should()
            .beInterfaces());
    rules.put("every package is null-marked", everyPackageIsNullMarked());
    rules.put("public classes are closed", publicClassesAreClosed());
    return rules;
  }

  private ArchRule noCycles() {
    return SlicesRuleDefinition.slices().assignedFrom(rooms.packages()).should().beFreeOfCycles();
  }

  private ArchRule noLargeCycle() {
    return classes()
        .that()
        .resideInAPackage(rooms.root() + "..")
        .and()
        // The gate is going to be replaced by servers that ask.
        .resideOutsideOfPackage(rooms.in("server.gate"))
        .should(ClassCycles.beInNoneOfMoreThan(3));
  }

  private ArchRule noClocks() {
    DescribedPredicate<JavaAccess<?>> clock =
        DescribedPredicate.describe(
            "reads a clock or draws numbers",
            access ->
                CLOCKS.contains(
                    access.getTargetOwner().getFullName() + "." + access.getTarget().getName()));
    return noClasses()
        .that(rooms.core())
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
    return noClasses().that(rooms.logic()).should().dependOnClassesThat(inputAndOutput);
  }

  private ArchRule noThreads() {
    DescribedPredicate<JavaClass> threads =
        resideInAPackage("java.util.concurrent..")
            .and(not(resideInAPackage("java.util.concurrent.atomic..")))
            .or(JavaClass.Predicates.assignableTo(Thread.class))
            .as("threads and executors");
    return noClasses().that(rooms.logic()).should().dependOnClassesThat(threads);
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
        .resideInAPackage(rooms.in("model"))
        .and()
        .arePublic()
        .and()
        .areTopLevelClasses()
        .and()
        .doNotHaveSimpleName("package-info")
        .should(beValues);
  }

  private ArchRule everyPackageIsNullMarked() {
    ArchCondition<JavaClass> beMarked =
        ArchCondition.from(
            DescribedPredicate.describe(
                "be in a @NullMarked package",
                type -> type.getPackage().isAnnotatedWith(NullMarked.class)));
    return classes().that().resideInAPackage(rooms.root() + "..").should(beMarked);
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
        .resideOutsideOfPackage(rooms.in("benchmarks"))
        // A contract is a test class that others extend.
        .and()
        .haveSimpleNameNotEndingWith("Contract")
        .should()
        .haveModifier(JavaModifier.FINAL);
  }
}
