package io.distrib.dns.answer;

import io.distrib.dns.message.Edns;
import io.distrib.dns.message.Query;
import io.distrib.dns.message.Question;
import io.distrib.dns.message.Reply;
import io.distrib.dns.message.Signature;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** What is turned away before any zone is looked at, each with its own code. */
public final class Refusals {
  private static final int BADVERS = 16;

  private Refusals() {}

  /** The reply that ends it; null if the query has a question that a zone may answer. */
  public static @Nullable Reply of(Query query) {
    int rcode = rcode(query);
    Signature signature = query.signature();
    if (rcode == Rcode.NOTAUTH && signature != null) {
      return Reply.signed(rcode, signature.unknownKey(query.header().id()));
    }
    if (rcode == Rcode.REFUSED) {
      Reply reply = new Reply();
      reply.refuse(ExtendedErrorCodeOption.NOT_SUPPORTED);
      return reply;
    }
    return rcode == Rcode.NOERROR && query.question() != null ? null : Reply.of(rcode);
  }

  private static int rcode(Query query) {
    int opcode = query.header().opcode();
    Edns edns = query.edns();
    if (opcode != Opcode.QUERY) {
      return byOpcode(opcode);
    }
    if (query.isMalformed()) {
      return Rcode.FORMERR;
    }
    if (edns != null && !edns.isSupported()) {
      return BADVERS;
    }
    if (query.signature() != null) {
      return Rcode.NOTAUTH;
    }
    return byQuestion(query.question(), edns);
  }

  /** No zone is copied from elsewhere (RFC 1996), none is changed from outside (RFC 2136). */
  private static int byOpcode(int opcode) {
    return opcode == Opcode.NOTIFY || opcode == Opcode.UPDATE ? Rcode.REFUSED : Rcode.NOTIMP;
  }

  /** Without a question, only a cookie may be asked for (RFC 7873 5.4). */
  private static int byQuestion(@Nullable Question question, @Nullable Edns edns) {
    if (question == null) {
      return edns != null && edns.cookie() != null ? Rcode.NOERROR : Rcode.FORMERR;
    }
    return question.isInternet() ? byType(question.type()) : Rcode.REFUSED;
  }

  /** Types that no zone can have (RFC 6895 3.1); a zone is given to nobody (RFC 5936). */
  private static int byType(int type) {
    return switch (type) {
      case 0, Type.OPT, Type.TSIG -> Rcode.FORMERR;
      case Type.TKEY, Type.MAILA, Type.MAILB -> Rcode.NOTIMP;
      case Type.AXFR, Type.IXFR -> Rcode.REFUSED;
      default -> Rcode.NOERROR;
    };
  }
}
