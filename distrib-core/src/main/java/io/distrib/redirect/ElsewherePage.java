package io.distrib.redirect;

import io.distrib.model.DistributionDecision.Elsewhere;

/** The problem document (RFC 9457) that tells a script where a page would be loaded (H14). */
final class ElsewherePage {
  private ElsewherePage() {}

  static String json(Elsewhere elsewhere) {
    return "{\"type\":\"urn:distrib:elsewhere\",\"title\":\"Not in session here\",\"status\":"
        + elsewhere.status()
        + ",\"detail\":\"Load a page from the origin of location: it leads to a session.\""
        + ",\"location\":\""
        + JsonText.escaped(elsewhere.location())
        + "\"}\n";
  }
}
