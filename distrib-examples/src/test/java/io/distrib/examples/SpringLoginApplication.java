package io.distrib.examples;

import io.distrib.config.PoolConfiguration;
import io.distrib.servlet.DistributorFilter;
import jakarta.servlet.Filter;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * An application with the login form of Spring Security, which begins no session before the login:
 * the CSRF token and the page that was asked for are kept in cookies.
 */
@EnableAutoConfiguration
@EnableWebSecurity
public final class SpringLoginApplication {
  /** For Spring. */
  public SpringLoginApplication() {}

  @Bean
  SecurityFilterChain security(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(
            all ->
                all.requestMatchers("/error", "/favicon.ico")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository()))
        .requestCache(cache -> cache.requestCache(new CookieRequestCache()))
        .formLogin(Customizer.withDefaults())
        .build();
  }

  @Bean
  UserDetailsService users() {
    return new InMemoryUserDetailsManager(
        User.withUsername("ada").password("{noop}secret").roles("USER").build());
  }

  /** Where Spring Boot has it. */
  @Bean
  FilterRegistrationBean<Filter> securityFilter(
      @Qualifier("springSecurityFilterChain") Filter chain) {
    FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>(chain);
    filter.setOrder(-100);
    return filter;
  }

  @Bean
  FilterRegistrationBean<DistributorFilter> distrib(
      @Value("${pool}") String pool, @Value("${site}") String site) {
    FilterRegistrationBean<DistributorFilter> filter =
        new FilterRegistrationBean<>(
            new DistributorFilter(PoolConfiguration.read(Path.of(pool)).distributor(site).build()));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  /** What only who has signed in may see. No controller: other examples would find it. */
  @Bean
  RouterFunction<ServerResponse> account(@Value("${site}") String site) {
    return RouterFunctions.route()
        .GET(
            "/account",
            request -> {
              String user = request.principal().orElseThrow().getName();
              return ServerResponse.ok().body("Account of " + user + " at " + site);
            })
        .build();
  }
}
