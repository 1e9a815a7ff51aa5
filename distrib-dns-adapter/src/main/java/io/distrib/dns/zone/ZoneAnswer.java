package io.distrib.dns.zone;

import io.distrib.dns.message.Names;
import io.distrib.dns.message.Question;
import io.distrib.dns.message.Reply;
import io.distrib.model.NamingQuestion;
import io.distrib.model.RecordKind;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNAMERecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * Answers one question from one zone: the naming service first, then the static records (RFC 1034
 * 4.3.2, RFC 4592, RFC 6672, D4). <em>Confined to one thread.</em>
 */
final class ZoneAnswer {
  private static final int MAX_CNAMES = 8;

  private final Zone zone;
  private final ZoneData data;
  private final InetAddress client;
  private final Reply reply;

  ZoneAnswer(Zone zone, InetAddress client, Reply reply) {
    this.zone = zone;
    this.data = zone.data();
    this.client = client;
    this.reply = reply;
  }

  /** Answers, following CNAMEs as long as they stay in the zone. */
  void answer(Question question) {
    Question next = question;
    for (int i = 0; i <= MAX_CNAMES && next != null; i++) {
      next = step(next);
    }
  }

  /** Answers, or gives the question that a CNAME leads to. */
  private @Nullable Question step(Question question) {
    ZoneNode node = data.find(question.name());
    if (node != null && isNamed(node, question)) {
      return null;
    }
    Name cut = data.cutAbove(question);
    if (cut != null) {
      return refer(cut);
    }
    Name dname = data.dnameAbove(question.name());
    if (dname != null) {
      return substitute(question, dname);
    }
    return node != null ? fromNode(node, question) : fromWildcard(question);
  }

  /** Whether the naming service has answered. */
  private boolean isNamed(ZoneNode node, Question question) {
    PoolNameBinding named = node.named();
    if (named == null || !isNamedType(question)) {
      return false;
    }
    NamingCases cases = new NamingCases(zone.negativeSoa(), reply);
    return named
        .naming()
        .answer(new NamingQuestion(named.name(), client, kind(question)))
        .fold(question, cases);
  }

  private static RecordKind kind(Question question) {
    return switch (question.type()) {
      case Type.AAAA -> RecordKind.AAAA;
      case Type.HTTPS -> RecordKind.HTTPS;
      default -> RecordKind.A;
    };
  }

  private boolean isNamedType(Question question) {
    return switch (question.type()) {
      case Type.A, Type.AAAA, Type.ANY -> true;
      case Type.HTTPS -> zone.hasHttps();
      default -> false;
    };
  }

  private @Nullable Question fromNode(ZoneNode node, Question question) {
    List<Record> found = question.isAny() ? node.lightest() : node.of(question.type());
    if (found.isEmpty() && node.has(Type.CNAME)) {
      return follow(question, node.of(Type.CNAME));
    }
    if (found.isEmpty()) {
      reply.negative(Rcode.NOERROR, zone.negativeSoa());
    } else {
      reply.addAnswer(found);
    }
    return null;
  }

  private @Nullable Question fromWildcard(Question question) {
    Name encloser = data.closestEncloser(question.name());
    ZoneNode wildcard = data.find(Names.wildcard(encloser));
    if (wildcard == null) {
      reply.negative(Rcode.NXDOMAIN, zone.negativeSoa());
      return null;
    }
    return fromNode(wildcard.renamed(question.name()), question);
  }

  private @Nullable Question follow(Question question, List<Record> cname) {
    reply.addAnswer(cname);
    Name target = ((CNAMERecord) cname.get(0)).getTarget();
    return data.isWithin(target) ? question.withName(target) : null;
  }

  private @Nullable Question refer(Name cut) {
    List<Record> nameservers = data.records(cut, Type.NS);
    List<Record> glue = new ArrayList<>();
    for (Record record : nameservers) {
      Name server = ((NSRecord) record).getTarget();
      glue.addAll(data.records(server, Type.A));
      glue.addAll(data.records(server, Type.AAAA));
    }
    reply.refer(nameservers, glue);
    return null;
  }

  private @Nullable Question substitute(Question question, Name owner) {
    DNAMERecord dname = (DNAMERecord) data.records(owner, Type.DNAME).get(0);
    reply.addAnswer(List.of(dname));
    try {
      Name target = question.name().fromDNAME(dname);
      return follow(
          question, List.of(new CNAMERecord(question.name(), DClass.IN, dname.getTTL(), target)));
    } catch (NameTooLongException e) {
      reply.setRcode(Rcode.YXDOMAIN);
      return null;
    }
  }
}
