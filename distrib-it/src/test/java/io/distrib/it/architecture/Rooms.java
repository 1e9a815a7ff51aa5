package io.distrib.it.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The packages below {@code root}, by what they are for: the project's own, or a seeded tree of the
 * same shape.
 */
record Rooms(String root) {
  /** Modules that translate between the core and something else. */
  static final Set<String> ADAPTERS =
      Set.of(
          "dns",
          "servlet",
          "jetty",
          "tomcat",
          "netty",
          "ask",
          "limits",
          "maxmind",
          "zookeeper",
          "config");

  /** Immutable values, and pure functions over them. */
  static final Set<String> VALUES =
      Set.of("model", "topology", "text", "http", "marker", "fleet", "place");

  /** The two halves of the core. */
  static final Set<String> USE_CASES = Set.of("redirect", "naming");

  /** What fills the ports by default. */
  static final Set<String> POLICIES = Set.of("balance", "groups", "load", "system");

  /** Runs the same requests over every adapter; for tests only. */
  static final String KIT = "adapter.testkit";

  /** What only the core itself uses. */
  static final Set<String> INSIDE = Set.of("http");

  /** What only the health monitor itself uses. */
  static final Set<String> HEALTH_INSIDE = Set.of("health.http", "health.net", "health.probe");

  static final Set<String> ABOVE_VALUES = union(List.of(USE_CASES, POLICIES, Set.of("spi")));
  static final Set<String> ABOVE_PORTS =
      union(List.of(USE_CASES, POLICIES, INSIDE, Set.of("marker")));
  static final Set<String> CORE = union(List.of(VALUES, USE_CASES, POLICIES, Set.of("spi")));

  /** Whatever of the core needs neither threads nor files. */
  static final Set<String> LOGIC = union(List.of(VALUES, Set.of("naming", "balance", "groups")));

  private static Set<String> union(List<Set<String>> sets) {
    return sets.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
  }

  DescribedPredicate<JavaClass> core() {
    return resideInAnyPackage(in(CORE)).as("the core");
  }

  DescribedPredicate<JavaClass> logic() {
    return resideInAnyPackage(in(LOGIC)).as("the logic");
  }

  /** The package {@code name} and all below it, as a pattern. */
  String in(String name) {
    return root + "." + name + "..";
  }

  /** The same for each of {@code names}. */
  String[] in(Set<String> names) {
    return names.stream().map(this::in).toArray(String[]::new);
  }

  /** A slice for each package, by its whole name. */
  SliceAssignment packages() {
    return slices("packages", name -> Optional.of(name));
  }

  /** A slice for each of the topics, with all packages below it. */
  SliceAssignment topics(Set<String> topics) {
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
