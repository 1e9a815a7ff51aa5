package io.distrib.server.resolve;

import io.distrib.model.RecordKind;
import io.distrib.server.resolve.ClientPlan.Row;
import io.distrib.server.resolve.Rehearsal.Part;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.DnsName;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Type;

/** Finds who goes where by one name, and what a change makes of it. */
final class Planner {
  private final Rehearsal rehearsal;
  private final DnsName meant;
  private final RecordKind kind;

  /**
   * Of one name; of an alias (CNAME), of the name that it leads to.
   *
   * @param kind of which records
   */
  Planner(Rehearsal rehearsal, DnsName name, RecordKind kind) {
    this.rehearsal = rehearsal;
    this.kind = kind;
    this.meant =
        rehearsal
            .reply(name, Type.value(kind.name()), Rehearsal.NOBODY)
            .map(ReplyText::new)
            .flatMap(ReplyText::target)
            .orElse(name);
  }

  /** Whether the name is one of a pool, a group or a site. */
  boolean isKnown() {
    return owner().isPresent();
  }

  /**
   * The plan, of a name that is known.
   *
   * @param change what is supposed; null if nothing is
   */
  ClientPlan plan(List<ClientNetwork> clients, @Nullable Runnable change) {
    Topology topology = owner().orElseThrow().pool().topology();
    Destinations now = destinations();
    if (change != null) {
      change.run();
    }
    Destinations then = change == null ? null : destinations();
    List<Row> rows =
        clients.stream()
            .map(client -> new Row(client, now.of(client), then == null ? null : then.of(client)))
            .toList();
    return new ClientPlan(
        meant,
        kind.name(),
        topology.sites().stream().map(Site::id).toList(),
        !topology.groups().isEmpty(),
        change != null,
        rows);
  }

  /** By what is known of the sites at this moment. */
  private Destinations destinations() {
    return new Destinations(owner().orElseThrow().naming(), meant, kind);
  }

  private Optional<Part> owner() {
    return rehearsal.parts().stream().filter(part -> part.knows(meant)).findFirst();
  }
}
