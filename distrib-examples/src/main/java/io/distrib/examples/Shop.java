package io.distrib.examples;

// region program
import io.distrib.config.PoolFile;
import io.distrib.redirect.Distributor;
import io.distrib.servlet.ActiveSessions;
import io.distrib.servlet.DistributorFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.EnumSet;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;

/** A shop that remembers in the session how many things are in the cart. */
public final class Shop extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final String site;

  private Shop(String site) {
    this.site = site;
  }

  /** Serves as this site, at this address and port: {@code boston 127.0.0.2 8080}. */
  public static void main(String... args) throws Exception {
    String site = args[0];
    ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.SESSIONS);
    context.addServlet(new Shop(site), "/*");
    distribute(context, site);

    Server server = new Server(new InetSocketAddress(args[1], Integer.parseInt(args[2])));
    server.setHandler(context);
    server.start();
    System.out.println(site + " is open");
  }

  /** Puts the redirect component before the application. */
  private static void distribute(ServletContextHandler context, String site) {
    ActiveSessions sessions = new ActiveSessions();
    context.addEventListener(sessions);
    Distributor distributor =
        PoolFile.distributor(Path.of("pool.yaml"), site).sessions(sessions::getAsInt).build();
    FilterHolder filter = new FilterHolder(new DistributorFilter(distributor));
    filter.setAsyncSupported(true);
    context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HttpSession session = request.getSession();
    int things = session.getAttribute("things") instanceof Integer before ? before + 1 : 1;
    session.setAttribute("things", things);
    response.setContentType("text/plain");
    response.getWriter().println("things in your cart: " + things + " (at " + site + ")");
  }
}
// end region
