package io.distrib.server.resolve;

import io.distrib.config.PoolConfiguration;
import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingQuestion;
import io.distrib.model.NamingReason;
import io.distrib.place.ClientLocation;
import io.distrib.place.ClientLocation.Membership;
import io.distrib.server.resolve.Rehearsal.Part;
import io.distrib.topology.DnsName;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.io.PrintStream;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/**
 * One answer, written as {@code dig} would, and why it is what it is: of an alias (CNAME) that
 * leads to a name of a pool, why that name is answered so. <em>Confined to one thread.</em>
 */
final class Resolution {
  private final Rehearsal rehearsal;
  private final DnsName name;
  private final int type;
  private final boolean hasClient;
  private final InetAddress client;
  private final Optional<ReplyText> reply;

  /**
   * Of one question.
   *
   * @param client who asks; null for nobody in particular
   */
  Resolution(Rehearsal rehearsal, DnsName name, int type, @Nullable InetAddress client) {
    this.rehearsal = rehearsal;
    this.name = name;
    this.type = type;
    this.hasClient = client != null;
    this.client = client == null ? Rehearsal.NOBODY : client;
    this.reply = rehearsal.reply(name, type, this.client).map(ReplyText::new);
  }

  void print(PrintStream out) {
    if (isRefusedType()) {
      out.println("status: REFUSED: records of type " + Type.string(type) + " are not given out");
      return;
    }
    DnsName meant = reply.flatMap(ReplyText::target).orElse(name);
    List<Part> parts = rehearsal.parts();
    Optional<Part> owner = parts.stream().filter(part -> part.knows(meant)).findFirst();
    Part explained = owner.orElse(parts.get(0));
    NamingAnswer answer = explained.naming().answer(new NamingQuestion(meant, client));
    printAnswer(owner, answer.reason(), out);
    if (!meant.equals(name)) {
      out.println("name: " + meant);
    }
    if (parts.size() > 1) {
      out.println("pool: " + owner.map(Part::name).map(DnsName::text).orElse("none"));
    }
    out.println("rule: " + answer.reason().rule());
    out.println("reason: " + answer.reason());
    if (hasClient && owner.isPresent()) {
      printClient(owner.get(), answer, out);
    }
    if (owner.isPresent() || parts.size() == 1) {
      printSites(explained, meant, answer, out);
    }
  }

  private void printClient(Part part, NamingAnswer answer, PrintStream out) {
    ClientLocation location = part.naming().locate(client);
    if (!part.naming().topology().groups().isEmpty()) {
      out.println(
          "client: " + location.membership().map(Membership::toString).orElse("no group is known"));
    }
    location.point().ifPresent(point -> out.println("place: " + point));
    if (answer instanceof NamingAnswer.Sites sites) {
      out.println("scope: " + sites.scope());
    }
  }

  private void printAnswer(Optional<Part> owner, NamingReason reason, PrintStream out) {
    List<PoolConfiguration> pools = rehearsal.parts().stream().map(Part::pool).toList();
    StatusText status = new StatusText(pools, owner.map(Part::pool).orElse(null), hasClient);
    reply.ifPresent(text -> text.lines(status.isOutside(name)).forEach(out::println));
    out.println("status: " + status.of(name, reason, reply));
  }

  /** Whether it is the type that is refused, as transfers are: nothing was decided then. */
  private boolean isRefusedType() {
    return isRefused(reply)
        && !isRefused(rehearsal.reply(name, Type.A, client).map(ReplyText::new));
  }

  private static boolean isRefused(Optional<ReplyText> reply) {
    return reply.filter(text -> text.code() == Rcode.REFUSED).isPresent();
  }

  /** Whether there are records for {@code site}, if it is named. */
  private boolean hasRecord(Part part, Site site) {
    List<InetAddress> answered = part.naming().answeredAddresses(site.id());
    return switch (type) {
      case Type.A -> answered.stream().anyMatch(Inet4Address.class::isInstance);
      case Type.AAAA -> answered.stream().anyMatch(Inet6Address.class::isInstance);
      default -> reply.filter(text -> !text.isEmpty()).isPresent();
    };
  }

  private void printSites(Part part, DnsName name, NamingAnswer answer, PrintStream out) {
    Topology topology = part.pool().topology();
    SiteVerdicts verdicts =
        new SiteVerdicts(part.naming(), name, client, answer, site -> hasRecord(part, site));
    for (Site site : topology.sites()) {
      out.println("site " + site + ": " + verdicts.of(site));
      verdicts.ofAddresses(site).forEach(out::println);
    }
  }
}
