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
 * Makes replies to clients from what upstreams have said: with the id of the client's query, the
 * name in its case, at most as long as allowed, and never authoritative (no AA, no AD).
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
  ByteBuffer answer(ForwardedQuery forwarded, UpstreamReply said) {
    Reply reply = Reply.of(said.rcode());
    reply.explain(said.extendedError());
    OPTRecord opt = opt(forwarded, reply);
    byte[] end = opt == null ? NO_OPT : opt.toWire(Section.ADDITIONAL);
    byte[] name = forwarded.question().name().toWire();
    int bytes = Query.HEADER_BYTES + name.length + 4 + said.records().remaining() + end.length;
    if (said.isTruncated() || bytes > forwarded.maxReplyBytes() || !isGranted(forwarded, bytes)) {
      return truncated(forwarded, reply, opt);
    }
    ByteBuffer out = ByteBuffer.allocate(bytes);
    out.putShort((short) forwarded.query().header().id());
    out.putShort((short) (said.rcode() | flags(forwarded)));
    out.putShort((short) 1).putShort((short) said.answers()).putShort((short) said.authorities());
    out.putShort((short) (said.additionals() + (opt == null ? 0 : 1)));
    out.put(name).putShort((short) forwarded.question().type());
    out.putShort((short) forwarded.question().dclass());
    return out.put(said.records().duplicate()).put(end).flip();
  }

  /** SERVFAIL, with what is told about it, or nothing. */
  ByteBuffer failure(ForwardedQuery forwarded, int extendedError) {
    Reply reply = Reply.of(Rcode.SERVFAIL);
    reply.explain(extendedError);
    ByteBuffer out = ByteBuffer.allocate(Transport.UDP.maxBytes());
    OPTRecord opt = opt(forwarded, reply);
    ReplyWriter.write(forwarded.query(), reply, opt, forwarded.maxReplyBytes(), out);
    return flagged(forwarded, out);
  }

  private ByteBuffer truncated(ForwardedQuery forwarded, Reply reply, @Nullable OPTRecord opt) {
    ByteBuffer out = ByteBuffer.allocate(Transport.UDP.maxBytes());
    ReplyWriter.writeTruncated(forwarded.query(), reply, opt, out);
    return flagged(forwarded, out);
  }

  private static ByteBuffer flagged(ForwardedQuery forwarded, ByteBuffer out) {
    return out.putShort(FLAGS_AT, (short) (out.getShort(FLAGS_AT) | flags(forwarded))).flip();
  }

  private static int flags(ForwardedQuery forwarded) {
    return RESPONSE_RD_RA | (forwarded.isCheckingDisabled() ? CD : 0);
  }

  private @Nullable OPTRecord opt(ForwardedQuery forwarded, Reply reply) {
    return options.record(forwarded.query(), reply, forwarded.client(), forwarded.transport());
  }

  /** As for every reply ({@link AbuseGuard}). */
  private boolean isGranted(ForwardedQuery forwarded, int bytes) {
    int further = ReplyCost.further(forwarded.bytes(), bytes);
    return further == 0
        || forwarded.transport() == Transport.TCP
        || cookies.isKnown(forwarded.query(), forwarded.client())
        || limiter.takes(forwarded.client(), further);
  }
}
