package io.distrib.dns.fast;

import io.distrib.dns.zone.PoolName;
import io.distrib.dns.zone.Zone;
import io.distrib.model.RecordKind;
import io.distrib.naming.AnswerSet;
import io.distrib.naming.NameVariant;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;

/** What a name means to some clients, with its encoded replies. <em>Thread-safe.</em> */
class CachedVariant {
  private final NameVariant known;
  private final Zone zone;
  private final Name name;
  private volatile ReplyCache answers;

  CachedVariant(PoolName pool, NameVariant known) {
    this.known = known;
    this.zone = pool.zone();
    this.name = pool.name();
    this.answers = new ReplyCache(known.plan());
  }

  /** The {@linkplain EncodedReply reply}; null if that takes longer. */
  final byte @Nullable [] encoded(InetAddress client, RecordKind kind) {
    if (kind == RecordKind.HTTPS && !zone.hasHttps()) {
      return null;
    }
    AnswerSet plan = known.plan();
    ReplyCache current = answers;
    if (!current.isOf(plan)) {
      current = new ReplyCache(plan);
      answers = current;
    }
    return current.get(known.choose(plan, client, kind), kind, zone, name);
  }

  /** What {@link CachedName#read} reads of this. */
  final long readPlan() {
    return answers.isOf(known.plan()) ? 1 : 0;
  }

  final ReplyCache answers() {
    return answers;
  }
}
