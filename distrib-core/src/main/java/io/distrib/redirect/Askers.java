package io.distrib.redirect;

import com.google.common.base.Splitter;
import io.distrib.model.DistributionRequest;
import org.jspecify.annotations.Nullable;

/**
 * Tells by the header fields of a browser who asks: a page's reader, a script (H14), or nobody yet
 * (H15). <em>Immutable, thread-safe.</em>
 */
record Askers(ScriptSettings settings) {
  private static final Splitter LIST = Splitter.on(',').trimResults();

  /** Whether a script asks that cannot follow a redirect to another origin, and is told so. */
  boolean isToldScript(DistributionRequest request) {
    return !settings.areRedirected() && isScript(request);
  }

  /** Whether {@code request} is the CORS preflight of a script that may read our answers. */
  boolean isGrantedPreflight(DistributionRequest request) {
    return request.method().equals("OPTIONS")
        && isGranted(request.header("Origin"))
        && request.header("Access-Control-Request-Method") != null;
  }

  /** Whether scripts of {@code origin} may read our answers. */
  boolean isGranted(@Nullable String origin) {
    return origin != null && settings.origins().contains(origin);
  }

  /** Whether a browser asks for a page that its user may open later, or never. */
  static boolean looksAhead(DistributionRequest request) {
    String purpose = request.header("Sec-Purpose");
    return isAhead(purpose == null ? request.header("Purpose") : purpose);
  }

  /** Whether a script opens a WebSocket, which follows no redirect. */
  static boolean isWebSocket(DistributionRequest request) {
    String protocols = request.header("Upgrade");
    return protocols != null
        && LIST.splitToStream(protocols).anyMatch("websocket"::equalsIgnoreCase);
  }

  private static boolean isAhead(@Nullable String purpose) {
    return purpose != null && (purpose.contains("prefetch") || purpose.contains("prerender"));
  }

  /** A browser says itself whether it loads a page (Fetch Metadata); others are known by habit. */
  private static boolean isScript(DistributionRequest request) {
    String mode = request.header("Sec-Fetch-Mode");
    if (mode != null) {
      return (mode.equals("cors") || mode.equals("same-origin")) && isForNothing(request);
    }
    return request.header("X-Requested-With") != null || isEventSource(request.header("Accept"));
  }

  /** Not for a picture, a font or the like, but for a script to read. */
  private static boolean isForNothing(DistributionRequest request) {
    String destination = request.header("Sec-Fetch-Dest");
    return destination == null || destination.equals("empty");
  }

  private static boolean isEventSource(@Nullable String accept) {
    return accept != null && accept.contains("text/event-stream");
  }
}
