package io.distrib.it.browser.shop;

import io.distrib.config.PoolConfiguration;
import io.distrib.topology.Site;
import java.nio.file.Path;

/** One site of the shop, as a process: {@code ShopSite FILE SITE PORT CAPACITY SERVER}. */
public final class ShopSite {
  private ShopSite() {}

  /** Serves until the process is ended; prints a line when it begins. */
  public static void main(String[] arguments) throws Exception {
    SiteSettings settings =
        settings(
            PoolConfiguration.read(Path.of(arguments[0])),
            arguments[1],
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]));
    Shop shop = new Shop(settings.site().id());
    switch (arguments[4]) {
      case "jetty" -> JettyShop.start(settings, shop);
      case "tomcat" -> TomcatShop.start(settings, shop);
      case "netty" -> NettyShop.start(settings, shop);
      default -> throw new IllegalArgumentException(arguments[4]);
    }
    System.out.println("ready");
    Thread.currentThread().join();
  }

  private static SiteSettings settings(
      PoolConfiguration configuration, String id, int port, int capacity) {
    Site site =
        configuration.topology().sites().stream()
            .filter(candidate -> candidate.id().equals(id))
            .findFirst()
            .orElseThrow();
    return new SiteSettings(configuration, site, port, capacity);
  }
}
