package io.distrib.it.browser.shop;

import io.distrib.servlet.ActiveSessions;
import io.distrib.servlet.DistributorFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** The shop on Tomcat, behind the filter. */
final class TomcatShop {
  private TomcatShop() {}

  static void start(SiteSettings settings, Shop shop) throws Exception {
    Path folder = Files.createTempDirectory("tomcat");
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    tomcat.setHostname(settings.address().getHostString());
    tomcat.setPort(settings.port());
    Context context = tomcat.addContext("", folder.toString());
    context.addServletContainerInitializer(
        (types, servlets) -> register(settings, shop, servlets), null);
    tomcat.getConnector().setProperty("address", settings.address().getHostString());
    tomcat.start();
  }

  private static void register(SiteSettings settings, Shop shop, ServletContext context) {
    ActiveSessions sessions = new ActiveSessions();
    context.addListener(sessions);
    FilterRegistration.Dynamic filter =
        context.addFilter(
            "distrib", DistributorFilter.builder(settings.distributor(sessions)).build());
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    context.addServlet("shop", new ShopServlet(shop)).addMapping("/*");
  }
}
