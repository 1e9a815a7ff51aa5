package io.distrib.naming;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingQuestion;
import io.distrib.topology.DnsName;
import io.distrib.topology.Site;
import io.distrib.topology.TopologyBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A pool of three sites, a, b and c, and what is asked about it. */
final class NamedSites {
  static final String POOL = "app.example.test";

  private NamedSites() {}

  /** The pool without groups; a has an alias. */
  static TopologyBuilder flat() {
    return TopologyBuilder.pool(POOL)
        .site(
            "a",
            site ->
                site.name("a.app.example.test")
                    .address("192.0.2.1")
                    .alias("alias.app.example.test"))
        .site("b", "b.app.example.test", "192.0.2.2")
        .site("c", "c.app.example.test", "192.0.2.3");
  }

  /** With the groups east, of a and b, and west, of c, whose fallback is east. */
  static TopologyBuilder inGroups() {
    return flat()
        .group("east", group -> group.name("east.app.example.test").sites("a", "b"))
        .group("west", group -> group.name("west.app.example.test").sites("c").fallback("east"));
  }

  static NamingAnswer ask(NamingService service, String name) {
    return service.answer(new NamingQuestion(DnsName.of(name), null));
  }

  static NamingAnswer.Sites sites(NamingService service, String name) {
    return assertInstanceOf(NamingAnswer.Sites.class, ask(service, name));
  }

  static List<String> ids(NamingAnswer.Sites answer) {
    return answer.sites().stream().map(Site::id).toList();
  }

  /** The sites that many answers name. */
  static Set<String> manySites(NamingService service, String name) {
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      seen.addAll(ids(sites(service, name)));
    }
    return seen.stream().collect(Collectors.toSet());
  }
}
