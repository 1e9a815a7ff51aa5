package io.distrib.examples;

import io.distrib.config.PoolFile;
import io.distrib.redirect.Distributor;
import io.distrib.servlet.DistributorFilter;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** An application in an embedded Tomcat, as the site Boston. */
public final class TomcatExample {
  private TomcatExample() {}

  /** Serves at an address and a port, 0 for a free one. */
  public static void main(String... args) throws LifecycleException {
    Tomcat tomcat = new Tomcat();
    tomcat.getConnector().setProperty("address", args[0]);
    tomcat.getConnector().setPort(Integer.parseInt(args[1]));
    Context context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "visits", new VisitsServlet()).addMapping("/*");
    distribute(context);
    tomcat.start();
    System.out.println("started on port " + tomcat.getConnector().getLocalPort());
  }

  private static void distribute(Context context) {
    // region filter
    Distributor distributor = PoolFile.distributor(Path.of("app.yaml"), "boston").build();
    FilterDef filter = new FilterDef();
    filter.setFilterName("distrib");
    filter.setFilter(new DistributorFilter(distributor));
    filter.setAsyncSupported("true");
    context.addFilterDef(filter);
    FilterMap everything = new FilterMap();
    everything.setFilterName("distrib");
    everything.addURLPattern("/*");
    context.addFilterMap(everything);
    // end region
  }
}
