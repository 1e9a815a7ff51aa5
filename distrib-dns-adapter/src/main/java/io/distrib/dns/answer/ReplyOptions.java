package io.distrib.dns.answer;

import io.distrib.dns.guard.Cookies;
import io.distrib.dns.message.ClientSubnet;
import io.distrib.dns.message.Cookie;
import io.distrib.dns.message.Edns;
import io.distrib.dns.message.Query;
import io.distrib.dns.message.Reply;
import io.distrib.dns.packet.Transport;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.EDNSOption.Code;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.OPTRecord;

/**
 * Makes the OPT record of a reply: exactly one, and only for a client that sent one (RFC 6891
 * 6.1.1). <em>Thread-safe.</em>
 */
public final class ReplyOptions {
  private static final int DNSSEC_OK = 0x8000;

  private final Cookies cookies;
  private final byte[] identity;
  private final Duration tcpIdle;

  /**
   * Options as this server is set up.
   *
   * @param identity what NSID tells; empty tells nothing
   * @param tcpIdle what keepalive tells
   */
  public ReplyOptions(Cookies cookies, byte[] identity, Duration tcpIdle) {
    this.cookies = cookies;
    this.identity = identity.clone();
    this.tcpIdle = tcpIdle;
  }

  /** The OPT record; null if the client sent none. */
  @Nullable
  public OPTRecord record(Query query, Reply reply, InetAddress client, Transport transport) {
    Edns edns = query.edns();
    if (edns == null) {
      return null;
    }
    List<EDNSOption> options = new ArrayList<>();
    if (edns.isSupported()) {
      addAsked(edns, reply, client, options);
      addKeepalive(edns, transport, options);
      addError(reply, options);
    }
    int flags = edns.isDnssecOk() ? DNSSEC_OK : 0;
    return new OPTRecord(Transport.UDP.maxBytes(), reply.rcode() >>> 4, 0, flags, options);
  }

  private void addAsked(Edns edns, Reply reply, InetAddress client, List<EDNSOption> options) {
    if (edns.wantsIdentity() && identity.length > 0) {
      options.add(new GenericEDNSOption(Code.NSID, identity));
    }
    ClientSubnet subnet = edns.subnet();
    if (subnet != null) {
      options.add(new GenericEDNSOption(Code.CLIENT_SUBNET, subnet.reply(reply.scope())));
    }
    Cookie cookie = edns.cookie();
    if (cookie != null) {
      options.add(new GenericEDNSOption(Code.COOKIE, cookies.reply(cookie, client)));
    }
  }

  /** On TCP only (RFC 7828 3.2.1), in units of 100 ms. */
  private void addKeepalive(Edns edns, Transport transport, List<EDNSOption> options) {
    if (edns.wantsKeepalive() && transport == Transport.TCP) {
      options.add(option(Code.TCP_KEEPALIVE, (int) (tcpIdle.toMillis() / 100)));
    }
  }

  private static void addError(Reply reply, List<EDNSOption> options) {
    if (reply.extendedError() != Reply.NO_EXTENDED_ERROR) {
      options.add(option(Code.EDNS_EXTENDED_ERROR, reply.extendedError()));
    }
  }

  private static EDNSOption option(int code, int value) {
    return new GenericEDNSOption(code, ByteBuffer.allocate(2).putShort((short) value).array());
  }
}
