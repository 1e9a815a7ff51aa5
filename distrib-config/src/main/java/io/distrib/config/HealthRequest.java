package io.distrib.config;

import io.distrib.model.StatusSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a site that is probed by HTTP is asked. <em>Immutable.</em>
 *
 * @param protocol the version of HTTP
 * @param path the target of the request, with a query perhaps
 * @param host the Host field as it is written; empty: the Site Name, with the port where it is not
 *     the scheme's default (RFC 9110, section 7.2)
 * @param headers further fields by their names, in order; they replace the probe's own
 * @param status the status document, if the sites serve one: a request for it shows its secret
 */
public record HealthRequest(
    HttpProtocol protocol,
    String path,
    Optional<String> host,
    Map<String, String> headers,
    Optional<StatusSettings> status) {
  /** The path that is asked for unless another is named. */
  public static final String DEFAULT_PATH = "/distrib/health";

  /** Copies the map. */
  public HealthRequest {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** A request for {@code path} with nothing else set. */
  public static HealthRequest of(String path) {
    return new HealthRequest(
        HttpProtocol.HTTP_1_1, path, Optional.empty(), Map.of(), Optional.empty());
  }

  /** The same for whatever host the request goes to. */
  public HealthRequest withoutHost() {
    return new HealthRequest(protocol, path, Optional.empty(), headers, status);
  }

  /** The path and the names of the fields: their values may be secret. */
  @Override
  public String toString() {
    return "HealthRequest[path=" + path + ", host=" + host + ", headers=" + headers.keySet() + "]";
  }

  /** The Authorization field of a request for {@code target}; empty if none is needed. */
  public Optional<String> authorization(String target) {
    return status
        .filter(document -> document.path().equals(target))
        .flatMap(StatusSettings::authorization);
  }
}
