package io.distrib.server.resolve;

import io.distrib.model.NamingReason;
import io.distrib.model.RecordKind;
import io.distrib.naming.AnswerSet;
import io.distrib.naming.NameHandle;
import io.distrib.naming.NameVariant;
import io.distrib.naming.NamingService;
import io.distrib.server.resolve.NetworkParts.Part;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.DnsName;
import java.net.InetAddress;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds where clients go by one name, while the state of its sites stays as it is. <em>Confined to
 * one thread.</em>
 */
final class Destinations {
  private final NamingService naming;
  private final NameHandle name;
  private final List<AnswerSet> plans;
  private final List<NamingReason> reasons;
  private final RecordKind kind;

  /** Most clients go to one of a few destinations: each is kept once. */
  private final Map<Destination, Destination> known = new HashMap<>();

  /** By a name that {@code naming} knows. */
  Destinations(NamingService naming, DnsName name, RecordKind kind) {
    this.naming = naming;
    this.name = naming.find(name).orElseThrow();
    this.plans = this.name.variants().stream().map(NameVariant::plan).toList();
    this.reasons = plans.stream().map(plan -> plan.answer(0, 0).reason()).toList();
    this.kind = kind;
  }

  /** Where the clients of {@code network} go. */
  Destination of(ClientNetwork network) {
    NetworkParts parts = NetworkParts.of(network, this::scopeOf);
    Set<String> groups = new TreeSet<>();
    Set<NamingReason> why = EnumSet.noneOf(NamingReason.class);
    Map<String, Double> sites = new LinkedHashMap<>();
    for (Part part : parts.parts()) {
      InetAddress client = part.client();
      int variant = name.variantOf(client);
      groups.add(groupOf(client));
      why.add(reasons.get(variant));
      name.variants()
          .get(variant)
          .shares(plans.get(variant), client, kind)
          .forEach((site, share) -> sites.merge(site.id(), part.share() * share, Double::sum));
    }
    Destination found = new Destination(groups, why, sites, parts.isEstimate());
    return known.computeIfAbsent(found, destination -> destination);
  }

  private int scopeOf(InetAddress client) {
    return Math.max(naming.scopeOfGroup(client), name.scopeOf(client));
  }

  private String groupOf(InetAddress client) {
    return naming
        .locate(client)
        .membership()
        .map(known -> known.group().id())
        .orElse(Destination.NO_GROUP);
  }
}
