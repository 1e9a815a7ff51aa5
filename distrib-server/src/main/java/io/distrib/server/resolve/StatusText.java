package io.distrib.server.resolve;

import io.distrib.config.OutsideMode;
import io.distrib.config.PoolConfiguration;
import io.distrib.model.NamingReason;
import io.distrib.topology.DnsName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Rcode;

/**
 * Says with which response code a name is answered, and what is to be said of it: that of names
 * outside all zones, and of roles that are not played (D4, D8). <em>Immutable.</em>
 *
 * @param pools all that are served
 * @param owner the pool whose name it is; null if it is nobody's
 * @param hasClient whether it is known who asks
 */
record StatusText(
    List<PoolConfiguration> pools, @Nullable PoolConfiguration owner, boolean hasClient) {
  /** What is said of {@code reply}; empty means that the name would be looked up. */
  String of(DnsName name, NamingReason reason, Optional<ReplyText> reply) {
    if (reply.isEmpty()) {
      return lookedUp();
    }
    if (reply.get().isEmpty() && isOutside(name)) {
      return outside(reply.get());
    }
    return owner != null && reason == NamingReason.OTHER_ROLE && isRefused(reply.get())
        ? "REFUSED, this process plays only " + owner.nameserver().roles()
        : code(reply.get());
  }

  /** Whether {@code name} lies in none of the zones. */
  boolean isOutside(DnsName name) {
    return zones().stream().noneMatch(name::isWithin);
  }

  private String outside(ReplyText reply) {
    if (!isRefused(reply) || pools.get(0).nameserver().outside() != OutsideMode.RECURSE) {
      return code(reply) + ": " + why();
    }
    return hasClient
        ? "REFUSED: " + why() + ", and the client is not among those that have names looked up"
        : lookedUp();
  }

  private String lookedUp() {
    String whose = hasClient ? "" : ", for clients that are allowed";
    return "looked up through the upstreams" + whose + ": " + why();
  }

  private static String code(ReplyText reply) {
    String code = Rcode.string(reply.code());
    if (reply.code() != Rcode.NOERROR || !reply.isEmpty()) {
      return code;
    }
    return reply.isReferral() ? code + ", a referral" : code + ", without an answer";
  }

  private static boolean isRefused(ReplyText reply) {
    return reply.code() == Rcode.REFUSED;
  }

  private String why() {
    List<DnsName> zones = zones();
    String all = zones.stream().map(DnsName::text).collect(Collectors.joining(", "));
    String text = (zones.size() == 1 ? "the zone " : "the zones ") + all;
    return owner == null
        ? "the name lies outside " + text
        : "the name is the pool's, but not in " + text;
  }

  private List<DnsName> zones() {
    return pools.stream().map(pool -> pool.nameserver().zone()).distinct().toList();
  }
}
