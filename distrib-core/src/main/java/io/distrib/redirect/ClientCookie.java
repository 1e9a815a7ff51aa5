package io.distrib.redirect;

import io.distrib.http.CookieField;
import io.distrib.http.CookieField.Requests;
import io.distrib.http.CookieValues;
import io.distrib.marker.CookieCodec;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Scheme;
import io.distrib.topology.DnsName;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signed cookie that distrib gives to clients. <em>Immutable, thread-safe.</em>
 *
 * @param name its name
 * @param codec what writes and checks its value
 * @param domain where it is set; null: at the name that the client came by
 * @param lifetime how long a client keeps it
 * @param requests which it goes with
 */
record ClientCookie(
    String name,
    CookieCodec codec,
    @Nullable DnsName domain,
    Duration lifetime,
    Requests requests) {
  /** A domain above ours may set cookies of this name as well; no more of them are looked at. */
  private static final int MAX_VALUES = 4;

  /** The id in the first sound cookie of {@code request}; null if there is none. */
  @Nullable String read(DistributionRequest request, long nowSeconds) {
    for (String value : values(request)) {
      String id = codec.read(value, nowSeconds);
      if (id != null) {
        return id;
      }
    }
    return null;
  }

  /** The {@code Set-Cookie} field that has a client remember {@code id} (RFC 6265 4.1). */
  String set(String id, long nowSeconds, Scheme scheme) {
    return field(codec.encode(id, nowSeconds), lifetime.toSeconds(), scheme);
  }

  /**
   * Whether {@code request} has a cookie that names {@code id}, or that is not sound here: another
   * site, by another clock or key, might take it for one that does.
   */
  boolean mayName(String id, DistributionRequest request, long nowSeconds) {
    for (String value : values(request)) {
      String named = codec.read(value, nowSeconds);
      if (named == null || named.equals(id)) {
        return true;
      }
    }
    return false;
  }

  /** The {@code Set-Cookie} field that has a client forget. */
  String removal(Scheme scheme) {
    return field("", 0, scheme);
  }

  /** How many bytes longer the cookies of {@code request} become when this one names {@code id}. */
  int growth(String id, DistributionRequest request, long nowSeconds) {
    String value = new CookieValues(request.header("Cookie"), name).next();
    int length = codec.encode(id, nowSeconds).length();
    return value == null
        ? name.length() + "=; ".length() + length
        : Math.max(0, length - value.length());
  }

  private List<String> values(DistributionRequest request) {
    return new CookieValues(request.header("Cookie"), name).next(MAX_VALUES);
  }

  private String field(String value, long maxAgeSeconds, Scheme scheme) {
    return CookieField.of(name, value, domain, maxAgeSeconds, scheme, requests);
  }
}
