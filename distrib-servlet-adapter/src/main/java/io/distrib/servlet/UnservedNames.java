package io.distrib.servlet;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableSortedSet;
import io.distrib.topology.DnsName;
import io.distrib.topology.Topology;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The names of a pool that do not reach a web application, because the container serves it for some
 * hosts only. Clients come to a site under each of them: the Pool Name, Group Names, and the Site
 * Names of others that are down. Jetty and Tomcat tell which hosts they are; other containers do
 * not. <em>Confined to one thread.</em>
 */
final class UnservedNames {
  private static final System.Logger LOGGER = System.getLogger(UnservedNames.class.getName());

  private UnservedNames() {}

  /** Logs a warning if there are any at {@code context}. */
  static void warn(ServletContext context, Topology topology) {
    Set<String> names = find(context, topology);
    if (!names.isEmpty()) {
      LOGGER.log(
          Level.WARNING,
          "the web application \"{0}\" is not served for {1}; have the container serve it for every"
              + " name of the pool (Tomcat: an <Alias> for each, or its <Host> as the defaultHost;"
              + " Jetty: these virtual hosts too, or none at all)",
          context.getContextPath(),
          names);
    }
  }

  /** Those that do not reach {@code context}; empty if they do, or if that cannot be seen. */
  static Set<String> find(ServletContext context, Topology topology) {
    Optional<Predicate<String>> served = jetty(context).or(() -> TomcatHosts.of(context));
    return served.isEmpty()
        ? Set.of()
        : topology.properNames().stream()
            .map(DnsName::text)
            .filter(served.get().negate())
            .collect(Collectors.collectingAndThen(Collectors.toSet(), ImmutableSortedSet::copyOf));
  }

  /**
   * Whether {@code host}, a host of a container's configuration, stands for {@code name}: it is the
   * name, or {@code *} stands for the first label.
   */
  static boolean matches(String host, String name) {
    String lower = Ascii.toLowerCase(host);
    return lower.equals(name)
        || (lower.startsWith("*.")
            && name.endsWith(lower.substring(1))
            && name.indexOf('.') == name.length() - lower.length() + 1);
  }

  /** Of a host for one connector alone Jetty tells the connector only. */
  private static Optional<Predicate<String>> jetty(ServletContext context) {
    List<String> hosts = JettyContext.of(context).map(JettyContext::virtualHosts).orElse(List.of());
    return hosts.isEmpty() || hosts.stream().anyMatch(host -> host.startsWith("@"))
        ? Optional.empty()
        : Optional.of(name -> hosts.stream().anyMatch(host -> matches(host, name)));
  }
}
