package io.distrib.demo;

import io.distrib.model.DistributionDecision;
import io.distrib.model.NamingQuestion;
import io.distrib.model.Reason;
import io.distrib.model.RecordKind;
import io.distrib.topology.DnsName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A client as a browser is one: it resolves through the nameserver, follows redirects, and keeps
 * each name's cookie for that name. It writes down what it sees. <em>Confined to one thread.</em>
 */
final class Browser {
  private static final int MAX_REDIRECTS = 20;

  private final DemoSystem system;
  private final Story story;
  private final InetAddress local;
  private final InetAddress resolver;

  /** By host and name. */
  private final Map<String, Map<String, String>> cookies = new HashMap<>();

  /**
   * A client that was never here before.
   *
   * @param local from where it asks the sites
   * @param resolver from where the nameserver is asked
   */
  Browser(DemoSystem system, Story story, InetAddress local, InetAddress resolver) {
    this.system = system;
    this.story = story;
    this.local = local;
    this.resolver = resolver;
  }

  /**
   * Where a visit ended.
   *
   * @param site the id of the site that answered last
   * @param reasons the exit that each of its requests took
   * @param exchange the last answer
   * @param uri what was asked for last
   */
  record Visit(String site, List<Reason> reasons, HttpExchange exchange, URI uri) {
    Visit {
      reasons = List.copyOf(reasons);
    }
  }

  /** Goes to {@code url}, and wherever it is sent from there. */
  Visit visit(String url) throws IOException {
    List<Reason> reasons = new ArrayList<>();
    URI uri = URI.create(url);
    for (int i = 0; i <= MAX_REDIRECTS; i++) {
      InetAddress address = resolve(uri.getHost());
      HttpExchange exchange = ask(address, uri, reasons);
      Optional<String> location = exchange.header("location");
      if (location.isEmpty()) {
        return new Visit(system.site(address).id(), reasons, exchange, uri);
      }
      uri = URI.create(location.get());
    }
    throw new IOException("more than " + MAX_REDIRECTS + " redirects from " + url);
  }

  private InetAddress resolve(String host) throws IOException {
    DnsName name = DnsName.of(host);
    InetAddress address = new DnsClient(system.nameserver(), resolver).addresses(name).get(0);
    String rule =
        system.naming().answer(new NamingQuestion(name, resolver, RecordKind.AAAA)).reason().rule();
    story.resolved(name, address, system.site(address).id(), rule);
    return address;
  }

  private HttpExchange ask(InetAddress address, URI uri, List<Reason> reasons) throws IOException {
    DemoSite site = system.site(address);
    InetSocketAddress to = new InetSocketAddress(address, site.address().getPort());
    Map<String, String> kept = cookies.computeIfAbsent(uri.getHost(), host -> new TreeMap<>());
    Optional<String> sent =
        kept.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", kept.values()));
    HttpExchange exchange = HttpExchange.get(local, to, uri, sent);
    for (String cookie : exchange.cookies()) {
      kept.put(cookie.substring(0, cookie.indexOf('=')), cookie);
    }
    DistributionDecision decision = site.lastDecision();
    if (decision == null) {
      throw new IOException(site.id() + " answered " + uri + " without a decision");
    }
    reasons.add(decision.reason());
    story.exchanged(address, uri, exchange, decision.reason());
    return exchange;
  }
}
