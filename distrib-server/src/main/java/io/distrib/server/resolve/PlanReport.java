package io.distrib.server.resolve;

import com.google.common.collect.Maps;
import io.distrib.model.NamingReason;
import io.distrib.server.resolve.ClientPlan.Row;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plan as {@code resolve --clients --json} prints it. Members may be added; those that are there
 * keep their meaning. A share is from 0 to 1. <em>Immutable.</em>
 *
 * @param distrib the version of this form: 1
 * @param name the name that the clients ask for
 * @param type of which records
 * @param clients in the order of the file
 * @param sites the pool's sites in the order of declaration
 * @param moved on how many lines some clients go elsewhere; null if nothing is supposed
 */
public record PlanReport(
    int distrib,
    String name,
    String type,
    List<Clients> clients,
    List<SiteShare> sites,
    @Nullable Long moved) {
  private static final double DECIMALS = 1e4;

  /**
   * The clients of one line. <em>Immutable.</em>
   *
   * @param client the address or network
   * @param groups the groups that they belong to, {@code -} if it is not known
   * @param now where they go
   * @param then where they go with what is supposed; null if nothing is
   * @param moves whether some of them go elsewhere then
   */
  public record Clients(
      String client, Set<String> groups, Sites now, @Nullable Sites then, boolean moves) {}

  /**
   * Where clients go. <em>Immutable.</em>
   *
   * @param reasons why
   * @param sites the share of each site that is named first, by id
   * @param estimated whether only some of the addresses of a network were looked at
   */
  public record Sites(Set<NamingReason> reasons, Map<String, Double> sites, boolean estimated) {}

  /**
   * What one site has of all lines. <em>Immutable.</em>
   *
   * @param id the site
   * @param now its share
   * @param then its share with what is supposed; null if nothing is
   */
  public record SiteShare(String id, double now, @Nullable Double then) {}

  static PlanReport of(ClientPlan plan) {
    List<SiteShare> sites =
        plan.sites().stream()
            .map(
                site ->
                    new SiteShare(
                        site,
                        rounded(plan.share(site, false)),
                        plan.hasChange() ? (Double) rounded(plan.share(site, true)) : null))
            .toList();
    return new PlanReport(
        1,
        plan.name().text(),
        plan.type(),
        plan.rows().stream().map(PlanReport::clients).toList(),
        sites,
        plan.hasChange() ? (Long) plan.moved() : null);
  }

  private static Clients clients(Row row) {
    Destination then = row.then();
    return new Clients(
        row.label(),
        row.now().groups(),
        sites(row.now()),
        then == null ? null : sites(then),
        row.moves());
  }

  private static Sites sites(Destination destination) {
    return new Sites(
        destination.reasons(),
        Maps.transformValues(destination.sites(), PlanReport::rounded),
        destination.isEstimate());
  }

  private static double rounded(double share) {
    return Math.round(share * DECIMALS) / DECIMALS;
  }
}
