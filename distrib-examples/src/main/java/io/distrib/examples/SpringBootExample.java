package io.distrib.examples;

import io.distrib.config.PoolFile;
import io.distrib.redirect.Distributor;
import io.distrib.servlet.DistributorFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application with Spring Boot, as the site Boston. */
@SpringBootApplication(proxyBeanMethods = false)
public final class SpringBootExample {
  /** Serves where {@code --server.address} and {@code --server.port} say. */
  public static void main(String... args) {
    SpringApplication.run(SpringBootExample.class, args);
  }

  // region filter
  @Bean
  FilterRegistrationBean<DistributorFilter> distrib() {
    Distributor distributor = PoolFile.distributor(Path.of("app.yaml"), "boston").build();
    FilterRegistrationBean<DistributorFilter> filter =
        new FilterRegistrationBean<>(new DistributorFilter(distributor));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  // end region

  /** An ordinary controller, with a session. */
  @RestController
  static final class VisitsController {
    @GetMapping("/**")
    String visit(HttpServletRequest request) {
      return VisitsServlet.page(request);
    }
  }
}
