package io.distrib.server.resolve;

import com.google.common.net.InetAddresses;
import io.distrib.model.AddressStatus;
import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingReason;
import io.distrib.model.SiteStatus;
import io.distrib.naming.NamingService;
import io.distrib.place.ClientLocation;
import io.distrib.topology.DnsName;
import io.distrib.topology.Group;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Predicate;

/** Says of each site in which state it is, and why it is in the answer or not. */
final class SiteVerdicts {
  private final NamingService naming;
  private final ClientLocation location;
  private final NamingAnswer answer;
  private final List<Site> named;
  private final List<Site> members;
  private final Predicate<Site> hasRecord;

  /**
   * Of one answer.
   *
   * @param client who asks
   * @param hasRecord whether the reply has a record of a site, if that is named
   */
  SiteVerdicts(
      NamingService naming,
      DnsName name,
      InetAddress client,
      NamingAnswer answer,
      Predicate<Site> hasRecord) {
    this.hasRecord = hasRecord;
    this.naming = naming;
    this.location = naming.locate(client);
    this.answer = answer;
    this.named = answer instanceof NamingAnswer.Sites sites ? sites.sites() : List.of();
    this.members = members(naming.topology(), name, location);
  }

  String of(Site site) {
    SiteStatus status = naming.status(site.id());
    return state(site, status) + "; " + verdict(site, status) + distance(site);
  }

  private static String state(Site site, SiteStatus status) {
    return (status.isOperational() ? "operational" : "down")
        + (status.draining() ? ", draining" : "")
        + (status.impaired() ? ", impaired" : "")
        + (site.cold() ? ", cold" : "");
  }

  /** How far the site is from the client, if both are on the map. */
  private String distance(Site site) {
    return location
        .point()
        .flatMap(here -> site.location().map(here::kilometresTo))
        .map(kilometres -> "; %.0f km away".formatted(kilometres))
        .orElse("");
  }

  /** A line for each address of a site that has several. */
  List<String> ofAddresses(Site site) {
    List<AddressStatus> addresses = naming.addresses(site.id());
    List<InetAddress> answered = naming.answeredAddresses(site.id());
    return addresses.size() == 1
        ? List.of()
        : addresses.stream()
            .map(
                each ->
                    "address "
                        + site
                        + "/"
                        + InetAddresses.toAddrString(each.address())
                        + ": "
                        + (each.isOperational() ? "operational; " : "down; ")
                        + (answered.contains(each.address())
                            ? "answered when the site is"
                            : "not answered"))
            .toList();
  }

  private String verdict(Site site, SiteStatus status) {
    if (named.contains(site)) {
      return hasRecord.test(site) ? "in the answer" : "chosen, but it has no record of this type";
    }
    if (answer.reason() == NamingReason.NOT_OURS || answer.reason() == NamingReason.OTHER_ROLE) {
      return "not asked";
    }
    if (!members.contains(site)) {
      return "not eligible: not among the sites of this name";
    }
    if (!status.isOperational()) {
      return "not eligible: down";
    }
    return isFailover()
        ? "eligible, but another comes before it in the ring"
        : besideOthers(site, status);
  }

  /** What sets it apart from those that are chosen, the first rule first: D6, D14, D17. */
  private String besideOthers(Site site, SiteStatus status) {
    if (status.draining() && noneNamed(each -> naming.status(each.id()).draining())) {
      return "not eligible: draining";
    }
    if (status.impaired() && noneNamed(each -> naming.status(each.id()).impaired())) {
      return "not eligible: impaired, and others are not";
    }
    return site.cold() && noneNamed(Site::cold)
        ? "not eligible: cold, and others are not"
        : "eligible, but another was chosen";
  }

  private boolean noneNamed(Predicate<Site> condition) {
    return named.stream().noneMatch(condition);
  }

  private boolean isFailover() {
    return answer.reason() == NamingReason.OWN_SITE
        || answer.reason() == NamingReason.FAILED_OVER
        || answer.reason() == NamingReason.FAILED_OVER_FALLBACK;
  }

  /** The sites that the name may mean, but for those of fallbacks. */
  private static List<Site> members(Topology topology, DnsName name, ClientLocation location) {
    for (Group group : topology.groups()) {
      if (group.name().equals(name)) {
        return group.sites();
      }
    }
    for (Site site : topology.sites()) {
      if (site.name().equals(name) || site.aliases().contains(name)) {
        return topology.ringOf(site);
      }
    }
    return topology.pool().name().equals(name) && topology.pool().prefersGroup()
        ? location.membership().map(known -> known.group().sites()).orElse(topology.sites())
        : topology.sites();
  }
}
