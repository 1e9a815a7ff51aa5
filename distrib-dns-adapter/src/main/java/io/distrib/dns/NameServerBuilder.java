package io.distrib.dns;

import io.distrib.dns.answer.AnswerHandler;
import io.distrib.dns.answer.Identity;
import io.distrib.dns.answer.OutsideAnswer;
import io.distrib.dns.answer.ReplyOptions;
import io.distrib.dns.answer.Responder;
import io.distrib.dns.answer.TruncatedReply;
import io.distrib.dns.fast.FastPath;
import io.distrib.dns.guard.AbuseGuard;
import io.distrib.dns.guard.Cookies;
import io.distrib.dns.guard.GuardedHandler;
import io.distrib.dns.guard.ProxiedClients;
import io.distrib.dns.guard.RateLimiter;
import io.distrib.dns.message.MessageHandler;
import io.distrib.dns.message.QueryHandler;
import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.recursion.ForwardedReplies;
import io.distrib.dns.recursion.Forwarder;
import io.distrib.dns.recursion.RecursionHandler;
import io.distrib.dns.recursion.RecursionOffer;
import io.distrib.dns.socket.TcpLimits;
import io.distrib.dns.zone.Zone;
import io.distrib.dns.zone.Zones;
import io.distrib.spi.Clock;
import io.distrib.system.SystemClock;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.DnsName;
import java.lang.Thread.UncaughtExceptionHandler;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link NameServer} together; it needs an address to listen on and a zone. <em>Confined to
 * one thread.</em>
 */
public final class NameServerBuilder {
  /** With this, a refusal with the identity is at most three times as long as its query. */
  private static final int MAX_IDENTITY_BYTES = 56;

  final List<InetSocketAddress> addresses = new ArrayList<>();
  int threads = Runtime.getRuntime().availableProcessors();
  TcpLimits tcpLimits = TcpLimits.DEFAULT;
  List<ClientNetwork> proxies = List.of();
  Clock clock = SystemClock.INSTANCE;
  UncaughtExceptionHandler failureListener = Thread.currentThread().getThreadGroup();
  private final List<Zone> zones = new ArrayList<>();
  private final List<byte[]> cookieSecrets = new ArrayList<>();
  private Outside outside = Outside.REFUSE;
  private List<DnsName> referrals = rootServers();
  private String identity = "";
  private RateLimit rateLimit = RateLimit.NONE;
  private @Nullable Recursion recursion;

  NameServerBuilder() {}

  /**
   * One more address for UDP and TCP; port 0 means a free one, the same for both.
   *
   * @throws IllegalArgumentException if the address is not resolved
   */
  public NameServerBuilder listen(InetSocketAddress value) {
    if (value.isUnresolved()) {
      throw new IllegalArgumentException(value + " (expected an IP address and a port)");
    }
    addresses.add(value);
    return this;
  }

  /** One more zone; a name belongs to the most specific one. */
  public NameServerBuilder zone(Zone value) {
    zones.add(value);
    return this;
  }

  /**
   * How many threads answer UDP on each address. Default: one for each processor.
   *
   * @throws IllegalArgumentException if it is not 1 to 1,024
   */
  public NameServerBuilder threads(int value) {
    if (value < 1 || value > 1_024) {
      throw new IllegalArgumentException(value + " threads (expected 1 to 1024)");
    }
    threads = value;
    return this;
  }

  /**
   * What a name outside all zones is answered with (D4), unless it is looked up. Default: refuse.
   */
  public NameServerBuilder outside(Outside value) {
    outside = value;
    return this;
  }

  /** Where {@link Outside#REFER} points. Default: the nameservers of the Internet's root. */
  public NameServerBuilder referrals(List<DnsName> value) {
    referrals = List.copyOf(value);
    return this;
  }

  /**
   * Which clients may have names outside all zones looked up if they desire it (RD), and at which
   * resolvers (D4). Nothing is cached. Default: no recursion.
   */
  public NameServerBuilder recursion(Recursion value) {
    recursion = value;
    return this;
  }

  /**
   * One more secret for cookies, 16 bytes (RFC 9018): the first makes cookies, all check them.
   * Servers behind one address share theirs. Default: a random one.
   *
   * @throws IllegalArgumentException if it has not 16 bytes
   */
  public NameServerBuilder cookieSecret(byte[] value) {
    if (value.length != Cookies.SECRET_BYTES) {
      throw new IllegalArgumentException(value.length + " bytes (expected 16)");
    }
    cookieSecrets.add(value.clone());
    return this;
  }

  /**
   * The identity of this server, for clients that ask for it by NSID (RFC 5001) or by the TXT
   * record of {@code id.server} or {@code hostname.bind} in the class CHAOS (RFC 4892). Default:
   * nothing.
   *
   * @throws IllegalArgumentException if it has over 56 bytes
   */
  public NameServerBuilder identity(String value) {
    if (value.getBytes(StandardCharsets.UTF_8).length > MAX_IDENTITY_BYTES) {
      throw new IllegalArgumentException("\"" + value + "\" (expected at most 56 bytes)");
    }
    identity = value;
    return this;
  }

  /**
   * How many TCP connections are held, in all and for one client address. One more closes the one
   * that is idle longest. Default: 512 and 256.
   *
   * @throws IllegalArgumentException if either is below 1
   */
  public NameServerBuilder tcpConnections(int all, int perClient) {
    tcpLimits = new TcpLimits(all, perClient, tcpLimits.idle());
    return this;
  }

  /**
   * How long a TCP connection may be without a whole query, or without its replies being read.
   * Default: 10 s.
   *
   * @throws IllegalArgumentException if it is not 100 ms to 30 s
   */
  public NameServerBuilder tcpIdle(Duration value) {
    tcpLimits = new TcpLimits(tcpLimits.connections(), tcpLimits.perClient(), value);
    return this;
  }

  /** How much one client network may have by UDP. Default: no limit. */
  public NameServerBuilder rateLimit(RateLimit value) {
    rateLimit = value;
    return this;
  }

  /**
   * Is called once when a thread of the server has died of an Error, such as a lack of memory: no
   * other thread answers any more either, and all sockets are closed or about to be. It should
   * close the server, and start another one or end the process. It is called in the thread that
   * dies. Default: the handler of uncaught exceptions that the process has ({@link
   * Thread#setDefaultUncaughtExceptionHandler}).
   */
  public NameServerBuilder failureListener(UncaughtExceptionHandler value) {
    failureListener = value;
    return this;
  }

  /**
   * The proxies that name the client of each query by the PROXY protocol, version 2: by UDP before
   * each query, by TCP once at the start of a connection. That client counts as the sender of the
   * query; what a proxy sends without a valid header is dropped. Replies go to the proxy, without a
   * header. Default: none.
   *
   * @param value networks of proxies only: no other host can send from them, not even with a forged
   *     address
   */
  public NameServerBuilder proxies(List<ClientNetwork> value) {
    proxies = List.copyOf(value);
    return this;
  }

  /** The source of the time. Default: the machine's clock. */
  public NameServerBuilder clock(Clock value) {
    clock = value;
    return this;
  }

  /**
   * The nameserver, not yet started.
   *
   * @throws IllegalStateException if there is no address to listen on
   * @throws IllegalArgumentException if two zones have the same apex, or it is its own upstream
   */
  public NameServer build() {
    if (addresses.isEmpty()) {
      throw new IllegalStateException("no address to listen on");
    }
    if (recursion != null) {
      recursion.refuseLoop(addresses);
    }
    return new NameServer(this);
  }

  /** The way of a packet. */
  PacketHandler handler() {
    return handler(servedZones(), forwarder(failureListener));
  }

  /**
   * What looks up names outside all zones, not yet started; null if nobody may have it. What its
   * thread dies of is told to {@code failures}.
   */
  @Nullable Forwarder forwarder(UncaughtExceptionHandler failures) {
    return recursion == null ? null : new Forwarder(recursion.upstreams(), clock, failures);
  }

  /** The way for zones that are replaced from time to time. */
  PacketHandler handler(ServedZones served, @Nullable Forwarder forwarder) {
    PacketHandler direct = directHandler(served, forwarder);
    return proxies.isEmpty() ? direct : new ProxiedClients(proxies, direct);
  }

  private PacketHandler directHandler(ServedZones served, @Nullable Forwarder forwarder) {
    Cookies cookies = new Cookies(secrets(), clock);
    byte[] nsid = identity.getBytes(StandardCharsets.UTF_8);
    ReplyOptions options = new ReplyOptions(cookies, nsid, tcpLimits.idle());
    RateLimiter limiter = limiter();
    QueryHandler own =
        new AnswerHandler(
            new Responder(served.zones(), outsideAnswer(), new Identity(nsid)), options);
    PacketHandler truncated = new TruncatedReply(options);
    if (recursion == null || forwarder == null) {
      PacketHandler fast = new FastPath(served.names(), new MessageHandler(own));
      return new GuardedHandler(new AbuseGuard(limiter, cookies, truncated, fast));
    }
    List<ClientNetwork> clients = recursion.clients();
    ForwardedReplies replies = new ForwardedReplies(options, cookies, limiter);
    QueryHandler all = new RecursionHandler(clients, served.zones(), forwarder, replies, own);
    PacketHandler fast = new FastPath(served.names(), new MessageHandler(all));
    PacketHandler guarded = new AbuseGuard(limiter, cookies, truncated, fast);
    return new GuardedHandler(new RecursionOffer(clients, guarded));
  }

  private RateLimiter limiter() {
    return new RateLimiter(
        rateLimit.perSecond(),
        rateLimit.slip(),
        rateLimit.exempt(),
        new SecureRandom().nextLong(),
        clock);
  }

  private OutsideAnswer outsideAnswer() {
    return switch (outside) {
      case REFUSE -> OutsideAnswer.refusing(recursion != null);
      case REFER -> OutsideAnswer.referring(referrals);
    };
  }

  ServedZones servedZones() {
    return ServedZones.of(Zones.servedAt(addresses, zones));
  }

  private List<byte[]> secrets() {
    if (!cookieSecrets.isEmpty()) {
      return cookieSecrets;
    }
    byte[] secret = new byte[Cookies.SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return List.of(secret);
  }

  private static List<DnsName> rootServers() {
    return IntStream.rangeClosed('a', 'm')
        .mapToObj(letter -> DnsName.of((char) letter + ".root-servers.net"))
        .toList();
  }
}
