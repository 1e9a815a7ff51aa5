package io.distrib.redirect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.distrib.http.RequestTarget;
import io.distrib.model.DistributionRequest;
import io.distrib.model.StatusSettings;
import io.distrib.topology.ClientNetwork;
import java.net.InetAddress;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Decides which requests are answered with the status document. To any other request the document
 * does not exist. <em>Thread-safe.</em>
 */
final class StatusEndpoint {
  private static final String SCHEME = "Bearer ";

  private final StatusSettings settings;
  private final byte @Nullable [] secret;

  StatusEndpoint(StatusSettings settings) {
    this.settings = settings;
    this.secret = settings.secret().map(text -> text.getBytes(UTF_8)).orElse(null);
  }

  /** Whether {@code request}, for the document's path, asks for it, and may have it. */
  boolean isOpenTo(DistributionRequest request) {
    return (request.method().equals("GET") || request.method().equals("HEAD"))
        && (isNear(request.remote()) || isTrusted(request.header("Authorization")));
  }

  /**
   * Whether {@code target} is the document's path. Almost every request ends here: it differs in
   * the first few characters.
   */
  boolean isHere(String target) {
    return isPath(target)
        || (!target.startsWith("/") && isPath(RequestTarget.parse(target).pathAndQuery()));
  }

  /** A query does not matter. */
  private boolean isPath(String target) {
    String path = settings.path();
    return target.startsWith(path)
        && (target.length() == path.length() || target.charAt(path.length()) == '?');
  }

  private boolean isNear(@Nullable InetAddress client) {
    return client != null && ClientNetwork.anyContains(settings.clients(), client);
  }

  /** Takes a time that depends on what was sent, not on what it is compared with. */
  private boolean isTrusted(@Nullable String authorization) {
    return secret != null
        && authorization != null
        && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && MessageDigest.isEqual(authorization.substring(SCHEME.length()).getBytes(UTF_8), secret);
  }
}
