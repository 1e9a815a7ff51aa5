package io.distrib.demo;

import io.distrib.topology.Topology;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prints what the demo shows, and the commands that show more of it. <em>Confined to one
 * thread.</em>
 */
final class DemoGuide {
  private final DemoSystem system;
  private final Story story;

  DemoGuide(DemoSystem system, Story story) {
    this.system = system;
    this.story = story;
  }

  void introduce() {
    story.line("nameserver  " + address(system.nameserver().getPort()) + " (UDP and TCP)");
    for (DemoSite site : system.sites()) {
      for (InetSocketAddress address : site.addresses()) {
        story.line(
            "site        %s:%d  %s (%s)"
                .formatted(
                    address.getAddress().getHostAddress(),
                    address.getPort(),
                    site.id(),
                    site.framework()));
      }
    }
    story.line("In brackets: the rule that decided.");
  }

  void invite() {
    int dns = system.nameserver().getPort();
    int http = system.sites().get(0).address().getPort();
    String pool = system.configuration().topology().pool().name().text();
    story.line(
        """

        It stays up until you type Ctrl-C. Try, in another terminal:

          dig @127.0.0.1 -p %1$d %2$s
          dig @127.0.0.1 -p %1$d boston.%2$s +short
          resolved() { for n in %4$s; do
            echo "--resolve $n:%3$d:$(dig @127.0.0.1 -p %1$d $n +short | head -n 1)"; done; }
          curl -v -L -c jar -b jar $(resolved) http://%2$s:%3$d/
          curl -v -L $(resolved) http://boston.%2$s:%3$d/
          curl %5$s

        Fill every site, see the page on which people wait, and give them room again:

          for n in 1 2 3; do curl http://127.0.1.$n:%3$d%6$s; done
          curl -i -L -H 'Accept: text/html' $(resolved) http://%2$s:%3$d/
          for n in 1 2 3; do curl http://127.0.1.$n:%3$d%7$s; done
        """
            .formatted(
                dns, pool, http, String.join(" ", names()), status(), Shop.FILL, Shop.EMPTY));
  }

  /** Where the first site says how it is. */
  private String status() {
    InetSocketAddress site = system.sites().get(0).address();
    return "http://"
        + site.getAddress().getHostAddress()
        + ":"
        + site.getPort()
        + system.configuration().health().request().path();
  }

  private List<String> names() {
    Topology topology = system.configuration().topology();
    return Stream.of(
            Stream.of(topology.pool().name()),
            topology.groups().stream().map(group -> group.name()),
            topology.sites().stream().map(site -> site.name()))
        .flatMap(names -> names)
        .map(name -> name.text())
        .toList();
  }

  private static String address(int port) {
    return "127.0.0.1:" + port;
  }
}
