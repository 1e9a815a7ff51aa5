package io.distrib.servlet;

import jakarta.servlet.ServletContext;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The hosts of a Tomcat, as it tells them by JMX; nothing is known where its MBeans are off.
 * <em>Immutable.</em>
 *
 * @param own the host of one web application
 * @param standard the one that takes the names that are no other's
 * @param aliases the other names of each host that has been set up by now
 */
record TomcatHosts(String own, String standard, Map<String, List<String>> aliases) {
  /** Which names reach {@code context}; empty if it is in no Tomcat, or that cannot be seen. */
  static Optional<Predicate<String>> of(ServletContext context) {
    String[] engineAndHost = engineAndHost(context);
    if (engineAndHost.length != 2) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(engineAndHost[0], engineAndHost[1])::isServed);
    } catch (JMException e) {
      return Optional.empty();
    }
  }

  /** What Tomcat makes the name of its virtual server of. */
  private static String[] engineAndHost(ServletContext context) {
    boolean isTomcat = context.getClass().getName().startsWith("org.apache.catalina.");
    @Nullable String name = isTomcat ? context.getVirtualServerName() : null;
    return name == null ? new String[0] : name.split("/", -1);
  }

  private static TomcatHosts read(String engine, String own) throws JMException {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    Object standard = beans.getAttribute(new ObjectName(engine + ":type=Engine"), "defaultHost");
    Map<String, List<String>> aliases = new HashMap<>();
    for (ObjectName host : beans.queryNames(new ObjectName(engine + ":type=Host,*"), null)) {
      Object names = beans.getAttribute(host, "aliases");
      aliases.put(
          host.getKeyProperty("host"), names instanceof String[] all ? List.of(all) : List.of());
    }
    return new TomcatHosts(own, String.valueOf(standard), aliases);
  }

  /** A whole name is preferred to one with {@code *}. */
  private boolean isServed(String name) {
    String host =
        host(name::equalsIgnoreCase)
            .or(() -> host(each -> UnservedNames.matches(each, name)))
            .orElse(standard);
    return own.equalsIgnoreCase(host);
  }

  private Optional<String> host(Predicate<String> isMeant) {
    return aliases.entrySet().stream()
        .filter(host -> isMeant.test(host.getKey()) || host.getValue().stream().anyMatch(isMeant))
        .map(Map.Entry::getKey)
        .findAny();
  }
}
