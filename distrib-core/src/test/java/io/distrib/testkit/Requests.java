package io.distrib.testkit;

import com.google.common.net.InetAddresses;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Scheme;
import java.util.Map;
import java.util.TreeMap;

/** Requests to test with. */
public final class Requests {
  private Requests() {}

  /** A GET for {@code target} under {@code host} over http, from 203.0.113.9, in no session. */
  public static DistributionRequest get(String host, String target) {
    return of("GET", host, target, false);
  }

  /** The same within a live session. */
  public static DistributionRequest inSession(String host, String target) {
    return of("GET", host, target, true);
  }

  /** A request with another method, in no session. */
  public static DistributionRequest of(String method, String host, String target) {
    return of(method, host, target, false);
  }

  /** The request from another client. */
  public static DistributionRequest from(String client, DistributionRequest request) {
    return new DistributionRequest(
        request.method(),
        request.scheme(),
        request.host(),
        request.target(),
        InetAddresses.forString(client),
        request.inSession(),
        request.headers());
  }

  /** The request with these header fields, whose names are found in any case. */
  public static DistributionRequest with(DistributionRequest request, Map<String, String> headers) {
    Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(headers);
    return new DistributionRequest(
        request.method(),
        request.scheme(),
        request.host(),
        request.target(),
        request.remote(),
        request.inSession(),
        byName::get);
  }

  private static DistributionRequest of(
      String method, String host, String target, boolean inSession) {
    return new DistributionRequest(
        method,
        Scheme.HTTP,
        host,
        target,
        InetAddresses.forString("203.0.113.9"),
        inSession,
        DistributionRequest.NO_HEADERS);
  }
}
