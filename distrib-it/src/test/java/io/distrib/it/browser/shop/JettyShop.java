package io.distrib.it.browser.shop;

import io.distrib.servlet.ActiveSessions;
import io.distrib.servlet.DistributorFilter;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;

/** The shop on Jetty, behind the filter. */
final class JettyShop {
  private JettyShop() {}

  static void start(SiteSettings settings, Shop shop) throws Exception {
    ActiveSessions sessions = new ActiveSessions();
    DistributorFilter filter = DistributorFilter.builder(settings.distributor(sessions)).build();
    ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.SESSIONS);
    context.addEventListener(sessions);
    context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
    context.addServlet(new ServletHolder(new ShopServlet(shop)), "/*");
    Server server = new Server(settings.address());
    server.setHandler(context);
    server.start();
  }
}
