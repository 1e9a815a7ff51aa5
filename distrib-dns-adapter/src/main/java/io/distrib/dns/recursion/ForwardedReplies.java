package io.distrib.dns.recursion;

import io.distrib.dns.answer.ReplyOptions;
import io.distrib.dns.guard.AbuseGuard;
import io.distrib.dns.guard.Cookies;
import io.distrib.dns.guard.RateLimiter;
import io.distrib.dns.guard.ReplyCost;
import io.distrib.dns.message.Query;
import io.distrib.dns.message.Reply;
import io.distrib.dns.message.ReplyWriter;
import io.distrib.dns.packet.Transport;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/**
 * Makes the replies to those for whom something is looked up: under their own id, with their name
 * in their case, as long as they may have it, and never as our own word (no AA, no AD).
 * <em>Thread-safe.</em>
 */
public final class ForwardedReplies {
  private static final int FLAGS_AT = 2;
  private static final int RESPONSE_RD_RA = 0x8180;
  private static final int CD = 0x0010;
  private static final byte[] NO_OPT = {};

  private final ReplyOptions options;
  private final Cookies cookies;
  private final RateLimiter limiter;

  public ForwardedReplies(ReplyOptions options, Cookies cookies, RateLimiter limiter) {
    this.options = options;
    this.cookies = cookies;
    this.limiter = limiter;
  }

  /** What an upstream has said. */
  ByteBuffer answer(ForwardedQuery inquiry, UpstreamReply said) {
    Reply reply = Reply.of(said.rcode());
    reply.explain(said.extendedError());
    OPTRecord opt = opt(inquiry, reply);
    byte[] end = opt == null ? NO_OPT : opt.toWire(Section.ADDITIONAL);
    byte[] name = inquiry.question().name().toWire();
    int octets = Query.HEADER_OCTETS + name.length + 4 + said.records().remaining() + end.length;
    if (said.isTruncated() || octets > inquiry.maxReplyOctets() || !isGranted(inquiry, octets)) {
      return truncated(inquiry, reply, opt);
    }
    ByteBuffer out = ByteBuffer.allocate(octets);
    out.putShort((short) inquiry.query().header().id());
    out.putShort((short) (said.rcode() | flags(inquiry)));
    out.putShort((short) 1).putShort((short) said.answers()).putShort((short) said.authorities());
    out.putShort((short) (said.additionals() + (opt == null ? 0 : 1)));
    out.put(name).putShort((short) inquiry.question().type());
    out.putShort((short) inquiry.question().dclass());
    return out.put(said.records().duplicate()).put(end).flip();
  }

  /** SERVFAIL, with what is told about it, or nothing. */
  ByteBuffer failure(ForwardedQuery inquiry, int extendedError) {
    Reply reply = Reply.of(Rcode.SERVFAIL);
    reply.explain(extendedError);
    ByteBuffer out = ByteBuffer.allocate(Transport.UDP.maxOctets());
    OPTRecord opt = opt(inquiry, reply);
    ReplyWriter.write(inquiry.query(), reply, opt, inquiry.maxReplyOctets(), out);
    return flagged(inquiry, out);
  }

  private ByteBuffer truncated(ForwardedQuery inquiry, Reply reply, @Nullable OPTRecord opt) {
    ByteBuffer out = ByteBuffer.allocate(Transport.UDP.maxOctets());
    ReplyWriter.writeTruncated(inquiry.query(), reply, opt, out);
    return flagged(inquiry, out);
  }

  private static ByteBuffer flagged(ForwardedQuery inquiry, ByteBuffer out) {
    return out.putShort(FLAGS_AT, (short) (out.getShort(FLAGS_AT) | flags(inquiry))).flip();
  }

  private static int flags(ForwardedQuery inquiry) {
    return RESPONSE_RD_RA | (inquiry.isCheckingDisabled() ? CD : 0);
  }

  private @Nullable OPTRecord opt(ForwardedQuery inquiry, Reply reply) {
    return options.record(inquiry.query(), reply, inquiry.client(), inquiry.transport());
  }

  /** As for every reply ({@link AbuseGuard}). */
  private boolean isGranted(ForwardedQuery inquiry, int octets) {
    int further = ReplyCost.further(inquiry.octets(), octets);
    return further == 0
        || inquiry.transport() == Transport.TCP
        || cookies.isKnown(inquiry.query(), inquiry.client())
        || limiter.takes(inquiry.client(), further);
  }
}
