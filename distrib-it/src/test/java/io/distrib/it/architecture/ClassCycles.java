package io.distrib.it.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds a class to a small circle: of the top-level classes of its package, those that it can reach
 * and that can reach it, itself included.
 */
final class ClassCycles extends ArchCondition<JavaClass> {
  private final int maxClasses;
  private Map<String, Set<String>> dependencies = Map.of();

  private ClassCycles(int maxClasses) {
    super("be in no cycle of more than " + maxClasses + " classes of its package");
    this.maxClasses = maxClasses;
  }

  static ArchCondition<JavaClass> beInNoneOfMoreThan(int maxClasses) {
    return new ClassCycles(maxClasses);
  }

  @Override
  public void init(Collection<JavaClass> classes) {
    Map<String, Set<String>> found = new HashMap<>();
    for (JavaClass type : classes) {
      found.computeIfAbsent(outermost(type), name -> new TreeSet<>()).addAll(neighbours(type));
    }
    dependencies = found;
  }

  private static Set<String> neighbours(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .filter(target -> target.getPackageName().equals(type.getPackageName()))
        .map(ClassCycles::outermost)
        .collect(Collectors.toSet());
  }

  /** The name of the top-level class that holds {@code type}. */
  private static String outermost(JavaClass type) {
    String name = type.getBaseComponentType().getName();
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    if (!type.isTopLevelClass()) {
      return;
    }
    Set<String> circle = reachable(type.getName());
    circle.removeIf(other -> !reachable(other).contains(type.getName()));
    if (circle.size() > maxClasses) {
      events.add(SimpleConditionEvent.violated(type, type.getName() + " is in a cycle: " + circle));
    }
  }

  /** Every class that {@code name} depends on, over any number of steps. */
  private Set<String> reachable(String name) {
    Set<String> reached = new TreeSet<>();
    ArrayDeque<String> open = new ArrayDeque<>(dependencies.getOrDefault(name, Set.of()));
    while (!open.isEmpty()) {
      String next = open.remove();
      if (reached.add(next)) {
        open.addAll(dependencies.getOrDefault(next, Set.of()));
      }
    }
    return reached;
  }
}
