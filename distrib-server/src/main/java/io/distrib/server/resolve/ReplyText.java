package io.distrib.server.resolve;

import com.google.common.net.InetAddresses;
import io.distrib.topology.DnsName;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Puts a nameserver's reply into words. <em>Confined to one thread.</em> */
final class ReplyText {
  private static final List<Integer> OF_A_REFERRAL = List.of(Section.AUTHORITY, Section.ADDITIONAL);

  private static final List<Integer> OF_AN_ANSWER = List.of(Section.ANSWER);

  private final Message reply;

  ReplyText(Message reply) {
    this.reply = reply;
  }

  int code() {
    return reply.getRcode();
  }

  boolean isEmpty() {
    return answer().isEmpty();
  }

  /** Whether others are named who know (RFC 1034 4.3.2). */
  boolean isReferral() {
    return isEmpty() && reply.getSection(Section.AUTHORITY).stream().anyMatch(ReplyText::isServer);
  }

  /**
   * The records as {@code dig} would write them: of the answer, or of a referral.
   *
   * @param isOutside whether the name belongs to none of our zones: a referral to the root, which
   *     is the same for all, is not written
   */
  List<String> lines(boolean isOutside) {
    List<Integer> sections = isReferral() && !isOutside ? OF_A_REFERRAL : OF_AN_ANSWER;
    return sections.stream()
        .flatMap(section -> reply.getSection(section).stream())
        .map(ReplyText::line)
        .toList();
  }

  /** The name that the last CNAME of the answer leads to. */
  Optional<DnsName> target() {
    return answer().stream()
        .filter(CNAMERecord.class::isInstance)
        .reduce((first, second) -> second)
        .flatMap(last -> DnsName.parse(((CNAMERecord) last).getTarget().toString()));
  }

  private List<Record> answer() {
    return reply.getSection(Section.ANSWER);
  }

  private static boolean isServer(Record record) {
    return record.getType() == Type.NS;
  }

  private static String line(Record record) {
    String data =
        record instanceof AAAARecord ipv6
            ? InetAddresses.toAddrString(ipv6.getAddress())
            : record.rdataToString();
    return String.join(
        " ",
        record.getName().toString(),
        Long.toString(record.getTTL()),
        DClass.string(record.getDClass()),
        Type.string(record.getType()),
        data);
  }
}
