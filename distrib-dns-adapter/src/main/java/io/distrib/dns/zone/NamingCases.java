package io.distrib.dns.zone;

import io.distrib.dns.message.Question;
import io.distrib.dns.message.Reply;
import io.distrib.model.NamingAnswer;
import java.util.List;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;

/**
 * Turns a naming service's answer into records; each case tells whether the question is answered
 * (D1 to D8). <em>Confined to one thread.</em>
 */
final class NamingCases implements NamingAnswer.Cases<Question, Boolean> {
  private final SOARecord negativeSoa;
  private final Reply reply;

  /**
   * Puts records into {@code reply}.
   *
   * @param negativeSoa the SOA as a negative answer carries it
   */
  NamingCases(SOARecord negativeSoa, Reply reply) {
    this.negativeSoa = negativeSoa;
    this.reply = reply;
  }

  @Override
  public Boolean sites(Question question, NamingAnswer.Sites answer) {
    List<Record> records = new AddressRecords(question.name(), answer).of(question.type());
    reply.depend(answer.scope());
    if (records.isEmpty()) {
      return nothing();
    }
    reply.addAnswer(records);
    return true;
  }

  @Override
  public Boolean noData(Question question, NamingAnswer.NoData answer) {
    return nothing();
  }

  @Override
  public Boolean fail(Question question, NamingAnswer.Fail answer) {
    reply.fail(Rcode.SERVFAIL);
    return true;
  }

  @Override
  public Boolean elsewhere(Question question, NamingAnswer.Elsewhere answer) {
    reply.refuse(ExtendedErrorCodeOption.NOT_AUTHORITATIVE);
    return true;
  }

  @Override
  public Boolean unknown(Question question, NamingAnswer.Unknown answer) {
    return false;
  }

  private Boolean nothing() {
    reply.negative(Rcode.NOERROR, negativeSoa);
    return true;
  }
}
