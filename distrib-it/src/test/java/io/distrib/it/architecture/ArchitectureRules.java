package io.distrib.it.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rules of the architecture, for the packages below {@code root}: the project's own, or a
 * seeded tree of the same shape in which each rule is broken once.
 */
final class ArchitectureRules {
  private final Rooms rooms;

  ArchitectureRules(String root) {
    this.rooms = new Rooms(root);
  }

  /** Every rule under its name. */
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.putAll(new LayerRules(rooms).all());
    rules.putAll(new BorderRules(rooms).all());
    rules.putAll(new CodeRules(rooms).all());
    return rules;
  }
}
