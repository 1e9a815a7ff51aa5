package io.distrib.servlet;

import io.distrib.redirect.Distributor;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests through to the application, or answers them, as the {@link Distributor} decides (H0
 * to H11). Register it first, for {@code /*} and the dispatcher type {@code REQUEST}, with async
 * support; only requests from a client are decided, other dispatches pass.
 *
 * <pre>{@code
 * Distributor distributor = Distributor.builder(topology, "boston").build();
 * FilterRegistration.Dynamic filter =
 *     context.addFilter("distrib", new DistributorFilter(distributor));
 * filter.setAsyncSupported(true);
 * filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
 * }</pre>
 *
 * <p>Set up by {@link #builder}, or by init parameters: {@value FilterParameters#CONFIG} (the path
 * of the pool's file), {@value FilterParameters#SITE} (the id of this site), and optionally {@value
 * FilterParameters#MAX_IN_FLIGHT} (how many requests at once make the site full) and {@value
 * FilterParameters#MAX_HEAD} (see {@link DistributorFilterBuilder#maxHead}). An {@link
 * ActiveSessions} that the application declares as a listener then counts the sessions for the
 * status document. Filters of several web applications that name the same file and site share one
 * distributor.
 *
 * <p><em>Thread-safe.</em>
 */
public final class DistributorFilter implements Filter {
  /**
   * The attribute of the servlet context under which a filter that its init parameters set up puts
   * its distributor, so that the application can drain it before it ends.
   */
  public static final String DISTRIBUTOR = "io.distrib.redirect.Distributor";

  private final @Nullable FilterFlow given;
  private volatile @Nullable FilterFlow flow;
  private @Nullable ServletContext context;
  private @Nullable SharedSite site;

  /** A filter that its init parameters set up. */
  public DistributorFilter() {
    given = null;
  }

  /** A filter that asks {@code distributor}, with every option at its default. */
  public DistributorFilter(Distributor distributor) {
    this(builder(distributor));
  }

  DistributorFilter(DistributorFilterBuilder builder) {
    given = new FilterFlow(builder);
    flow = given;
  }

  /** A builder for a filter that asks {@code distributor}. */
  public static DistributorFilterBuilder builder(Distributor distributor) {
    return new DistributorFilterBuilder(distributor);
  }

  /**
   * Reads the init parameters, unless a distributor was given; each time, if it is called again. In
   * Jetty and Tomcat, also puts the container's own filter for WebSockets behind this one. Logs a
   * warning if the container serves the web application for some of the pool's names only.
   *
   * @throws ServletException if a parameter is missing, unknown or faulty, and the message names
   *     each; or if Jetty's filter may stand in front and cannot be moved
   */
  @Override
  public void init(FilterConfig config) throws ServletException {
    UpgradeFilterOrder.keep(config);
    ServletContext started = config.getServletContext();
    FilterFlow current = given == null ? read(config) : given;
    SharedSessions.of(current.distributor()).join(started);
    UnservedNames.warn(started, current.distributor().topology());
    context = started;
    flow = current;
  }

  private FilterFlow read(FilterConfig config) throws ServletException {
    FilterParameters.Setup setup = new FilterParameters(config).read();
    Distributor distributor = setup.site().distributor();
    site = setup.site();
    config.getServletContext().setAttribute(DISTRIBUTOR, distributor);
    return new FilterFlow(builder(distributor).maxHead(setup.maxHead()));
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getDispatcherType() == DispatcherType.REQUEST
        && request instanceof HttpServletRequest httpRequest
        && response instanceof HttpServletResponse httpResponse) {
      Objects.requireNonNull(flow, "init has not been called")
          .run(httpRequest, httpResponse, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  /**
   * Ends the filter's own thread, and the count of asynchronous requests that are still under way:
   * with the web application nobody is left to serve them, and a distributor may be others' too.
   */
  @Override
  public void destroy() {
    FilterFlow current = flow;
    if (current != null) {
      current.stop();
      if (context != null) {
        SharedSessions.of(current.distributor()).leave(context);
        context = null;
      }
    }
    if (site != null) {
      site.leave();
      site = null;
    }
  }
}
