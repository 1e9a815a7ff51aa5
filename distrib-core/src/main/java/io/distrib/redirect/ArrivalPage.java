package io.distrib.redirect;

import io.distrib.http.Authority;
import io.distrib.http.RequestTarget;
import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Reason;

/**
 * Decides who is told, before the application is asked, that another site took over. Only who reads
 * a page is: a form goes on to the application. <em>Immutable, thread-safe.</em>
 */
final class ArrivalPage {
  private final boolean isShown;
  private final FactSources sources;

  ArrivalPage(DistributorSettings settings, FactSources sources) {
    this.isShown = settings.takeover.page();
    this.sources = sources;
  }

  /** Whether {@code request}, which was decided like this, is answered with the page. */
  boolean isFor(DistributionRequest request, DistributionDecision decision) {
    return decision.reason() == Reason.TAKEN_OVER && isShown && request.method().equals("GET");
  }

  /**
   * Where the page leads who {@code asked}: to the same address, marker and all, without the sign,
   * so that it is not shown twice.
   */
  String link(DistributionRequest asked) {
    RequestTarget target = RequestTarget.parse(asked.target());
    String authority = target.authority() == null ? asked.host() : target.authority();
    Authority name = authority == null ? null : Authority.parse(authority);
    String origin = sources.origins().of(sources.site(), asked, name == null ? 0 : name.port());
    return origin + sources.targets().withoutSign(RequestTarget.ascii(target.pathAndQuery()));
  }
}
