package io.distrib.it.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Who in the core knows whom, and what of it others see. */
final class LayerRules {
  private final Rooms rooms;

  LayerRules(Rooms rooms) {
    this.rooms = rooms;
  }

  /** Every rule under its name. */
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("values know nothing above them", apart(Rooms.VALUES, Rooms.ABOVE_VALUES));
    rules.put("ports know values only", apart(Set.of("spi"), Rooms.ABOVE_PORTS));
    rules.put("policies know no use case", apart(Rooms.POLICIES, Rooms.USE_CASES));
    rules.put(
        "redirecting and naming do not know each other",
        SlicesRuleDefinition.slices()
            .assignedFrom(rooms.topics(Rooms.USE_CASES))
            .should()
            .notDependOnEachOther());
    rules.put("adapters use the core's API only", apart(Rooms.ADAPTERS, Rooms.INSIDE));
    rules.put("no signature shows the inside of the core", noSignatureShowsTheInside());
    rules.put("the core stands on the JDK and guava alone", coreStandsAlone());
    return rules;
  }

  private ArchRule apart(Set<String> lower, Set<String> uppers) {
    return noClasses()
        .that()
        .resideInAnyPackage(rooms.in(lower))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(rooms.in(uppers));
  }

  private ArchRule noSignatureShowsTheInside() {
    return classes()
        .that()
        .resideOutsideOfPackages(rooms.in(Rooms.INSIDE))
        .and()
        .arePublic()
        .should(SignatureConditions.showNoTypeOf(rooms.in(Rooms.INSIDE)));
  }

  private ArchRule coreStandsAlone() {
    return classes()
        .that(rooms.core())
        .should()
        .onlyDependOnClassesThat(
            rooms
                .core()
                .or(
                    resideInAnyPackage(
                        "java..", "javax.crypto..", "com.google.common..", "org.jspecify.."))
                // How busy the processors are is asked of the JVM by name: its own interface is not
                // in java..
                .or(resideInAPackage("javax.management..")));
  }
}
