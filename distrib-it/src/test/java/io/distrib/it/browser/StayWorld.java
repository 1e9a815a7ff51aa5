package io.distrib.it.browser;

import io.distrib.config.PoolConfiguration;
import io.distrib.model.DecisionEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.http.HttpCookie.SameSite;

/**
 * The sites Boston and Chicago, and one browser, for which the Pool Name leads to Chicago.
 * <em>Confined to one thread.</em>
 */
final class StayWorld implements AutoCloseable {
  private static final String OTHER = "other.test";

  private final List<String> decisions = new CopyOnWriteArrayList<>();
  private final String scheme;
  private final StaySite boston;
  private final StaySite chicago;
  private final Chromium chromium;
  private final Browser browser;

  /**
   * Starts them.
   *
   * @param folder for their files
   * @param scheme {@code http} or {@code https}
   * @param settings more lines of the pool's file
   * @param sameSite what the cookie of the sessions says
   */
  StayWorld(Path folder, String scheme, String settings, SameSite sameSite) throws Exception {
    this.scheme = scheme;
    PoolConfiguration pool = PoolConfiguration.read(StayNames.pool(folder, settings));
    Optional<SiteKeys> keys =
        scheme.equals("https")
            ? Optional.of(SiteKeys.make(folder, StayNames.POOL))
            : Optional.empty();
    boston = new StaySite(pool, "boston", keys, sameSite, event -> note("boston", event));
    chicago = new StaySite(pool, "chicago", keys, sameSite, event -> note("chicago", event));
    chromium = StayNames.chromium(folder, boston.port(), chicago.port());
    browser = chromium.open();
  }

  Browser browser() {
    return browser;
  }

  /** Opens {@code path} for the first time: at Boston. */
  void enter(String path) {
    browser.visit(scheme + "://" + StayNames.ENTRY + path);
  }

  /** Opens {@code path} at Boston's own name. */
  void visitBoston(String path) {
    browser.visit(scheme + "://" + StayNames.BOSTON + path);
  }

  /** Opens the {@code page} of another site that leads to Boston. */
  void visitOther(String page) {
    browser.visit(
        scheme + "://" + OTHER + "/elsewhere/" + page + "?of=" + scheme + "://" + StayNames.BOSTON);
  }

  /** What was decided since it was asked for last: {@code SITE REASON METHOD}. */
  List<String> decisions() {
    List<String> since = List.copyOf(decisions);
    decisions.clear();
    return since;
  }

  @Override
  public void close() {
    browser.close();
    chromium.close();
    boston.close();
    chicago.close();
  }

  private void note(String site, DecisionEvent event) {
    if (!event.target().equals("/favicon.ico")) {
      decisions.add(site + " " + event.decision().reason() + " " + event.method());
    }
  }
}
