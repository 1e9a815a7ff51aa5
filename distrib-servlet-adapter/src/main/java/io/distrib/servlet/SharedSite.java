package io.distrib.servlet;

import io.distrib.load.InFlightRequests;
import io.distrib.redirect.Distributor;
import io.distrib.redirect.DistributorBuilder;
import io.distrib.redirect.DistributorSource;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The site that this server is, for all filters whose init parameters name the same file and the
 * same site: they share one distributor, so that draining, the requests under way and the status
 * document are the server's. The first filter reads the file; when the last one has ended, the next
 * reads it again. Filters share no site where each web application has classes of this package of
 * its own: then a warning is logged. <em>Thread-safe.</em>
 */
final class SharedSite {
  private static final System.Logger LOGGER = System.getLogger(SharedSite.class.getName());
  private static final String APART =
      "site {0}: another web application of this server has its own copy of distrib, so the two do"
          + " not know of each other''s sessions and drain apart; put the modules where both find"
          + " them, see \"Several applications in one server\" in docs/embedding.md";

  /** Guarded by the class, as every {@link #users} is. */
  private static final Map<Key, SharedSite> SITES = new HashMap<>();

  private final Key key;
  private final Optional<Integer> maxInFlight;
  private final Distributor distributor;
  private final boolean isFirst;
  private int users;

  /**
   * By what filters know that they are of one site.
   *
   * @param file absolute
   */
  private record Key(Path file, String siteId) {
    /** The same for every copy of this class. */
    String property() {
      return "io.distrib.servlet.site:" + siteId + ":" + file;
    }
  }

  private SharedSite(Key key, Optional<Integer> maxInFlight, Path file) {
    SharedSessions sessions = new SharedSessions();
    DistributorBuilder builder = DistributorSource.discover().distributor(file, key.siteId());
    maxInFlight
        .map(InFlightRequests::new)
        .ifPresent(counter -> builder.inFlight(counter).loadProbe(counter));
    this.key = key;
    this.maxInFlight = maxInFlight;
    this.distributor = builder.sessions(sessions::count).build();
    sessions.belongTo(distributor);
    this.isFirst = System.getProperties().putIfAbsent(key.property(), "") == null;
    if (!isFirst) {
      LOGGER.log(Level.WARNING, APART, key.siteId());
    }
  }

  /**
   * The site {@code siteId} of {@code file}, for one filter more.
   *
   * @param maxInFlight how many requests at once make it full
   * @throws IllegalArgumentException if the file is faulty, has no such site, or other filters say
   *     something else of {@code maxInFlight}
   * @throws IllegalStateException if nothing on the class path reads the file
   */
  static synchronized SharedSite join(Path file, String siteId, Optional<Integer> maxInFlight) {
    Key key = new Key(file.toAbsolutePath().normalize(), siteId);
    SharedSite known = SITES.get(key);
    SharedSite site = known == null ? new SharedSite(key, maxInFlight, file) : known;
    if (!site.maxInFlight.equals(maxInFlight)) {
      throw new IllegalArgumentException(
          FilterParameters.MAX_IN_FLIGHT
              + ": "
              + text(maxInFlight)
              + " (expected "
              + text(site.maxInFlight)
              + ", as another filter of this site has it)");
    }
    site.users++;
    SITES.put(key, site);
    return site;
  }

  /** A filter that has joined it ends. */
  void leave() {
    synchronized (SharedSite.class) {
      users--;
      if (users == 0) {
        SITES.remove(key);
        distributor.close();
        if (isFirst) {
          System.getProperties().remove(key.property());
        }
      }
    }
  }

  Distributor distributor() {
    return distributor;
  }

  private static String text(Optional<Integer> value) {
    return value.map(String::valueOf).orElse("none");
  }
}
