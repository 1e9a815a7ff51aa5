package io.distrib.examples;

import io.distrib.config.PoolConfiguration;
import io.distrib.servlet.DistributorFilter;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.session.MapSession;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.web.http.SessionRepositoryFilter;

/**
 * An application whose sessions Spring Session keeps; {@code behind} places the filter of ours. Not
 * found by {@link SpringBootExample}, which looks for what its package holds.
 */
@EnableAutoConfiguration
@Import(SpringBootExample.VisitsController.class)
public final class SpringSessionApplication {
  /** For Spring. */
  public SpringSessionApplication() {}

  /** Serves where {@code --server.address} and {@code --server.port} say. */
  public static void main(String... args) {
    SpringApplication.run(SpringSessionApplication.class, args);
  }

  @Bean
  FilterRegistrationBean<SessionRepositoryFilter<MapSession>> sessions() {
    FilterRegistrationBean<SessionRepositoryFilter<MapSession>> filter =
        new FilterRegistrationBean<>(
            new SessionRepositoryFilter<>(new MapSessionRepository(new ConcurrentHashMap<>())));
    filter.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
    return filter;
  }

  /** {@code behind} is how far behind Spring Session's filter it stands. */
  @Bean
  FilterRegistrationBean<DistributorFilter> distrib(@Value("${behind}") int behind) {
    FilterRegistrationBean<DistributorFilter> filter =
        new FilterRegistrationBean<>(
            new DistributorFilter(
                PoolConfiguration.read(Path.of("app.yaml")).distributor("boston").build()));
    filter.setOrder(SessionRepositoryFilter.DEFAULT_ORDER + behind);
    return filter;
  }
}
